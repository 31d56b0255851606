"""The names of a field on the wire, from its core schema."""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
"""A node of Pydantic's core schema; which keys it has depends on its ``type``."""


def in_name(name: str, field: Schema, config: Schema) -> str | None:
    """The first name the server reads; ``None`` where it only reads a path into another object."""
    alias = field.get("validation_alias")
    if alias is None or config.get("validate_by_alias") is False:
        return name
    if isinstance(alias, str):
        return alias
    paths = alias if isinstance(alias[0], list) else [alias]
    plain = (path[0] for path in paths if len(path) == 1)
    found = next(plain, name if config.get("validate_by_name") else None)
    return found if isinstance(found, str) else None


def out_name(name: str, field: Schema) -> str:
    """The name the server sends; it always dumps by alias."""
    alias = field.get("serialization_alias")
    return alias if isinstance(alias, str) else name

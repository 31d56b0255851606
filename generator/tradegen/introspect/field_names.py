"""The names of a field on the wire, from its core schema."""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
"""A node of Pydantic's core schema; which keys it has depends on its ``type``."""


def in_name(name: str, field: Schema, config: Schema) -> str | None:
    """The first name the server reads; ``None`` where it only reads a path into another object."""
    return next(iter(_read_names(name, field, config)), None)


def also_read(name: str, field: Schema, config: Schema) -> tuple[str, ...]:
    """Further names that the server takes for the first one."""
    return tuple(_read_names(name, field, config))[1:]


def _read_names(name: str, field: Schema, config: Schema) -> dict[str, None]:
    """The names in order; as keys, since one may be told twice."""
    alias = field.get("validation_alias")
    if alias is None or config.get("validate_by_alias") is False:
        return {name: None}
    paths = [[alias]] if isinstance(alias, str) else alias if isinstance(alias[0], list) else [alias]
    names = [path[0] for path in paths if len(path) == 1 and isinstance(path[0], str)]
    return dict.fromkeys((*names, name) if config.get("validate_by_name") else names)


def out_name(name: str, field: Schema) -> str:
    """The name the server sends; it always dumps by alias."""
    alias = field.get("serialization_alias")
    return alias if isinstance(alias, str) else name

"""Defaults that are not of their field's type: Pydantic does not check them before it sends them."""

import enum
import json
from collections.abc import Iterator

from pydantic_core import PydanticSerializationError

from tradegen.fitting import may_be
from tradegen.introspect.default_values import default_node, serializer_of
from tradegen.introspect.field_names import Schema
from tradegen.introspect.scope import Scope
from tradegen.ir import Type

_WARNED = "Pydantic serializer warnings"  # how the error begins that stands for a warning


class Sending(enum.Enum):
    """What becomes of a default when it is sent."""

    AS_DECLARED = enum.auto()
    AS_WRITTEN = enum.auto()  # whatever the type says; topics do not publish it
    FAILS = enum.auto()


def sending_of(field: Schema, text: str, kind: Type, scope: Scope) -> Sending:
    """Try how Pydantic sends the default of a field, JSON text ``text``, where its type promises ``kind``."""
    node = default_node(field)
    if node is None or "default" not in node or _needs_model(field):
        return Sending.AS_DECLARED
    if node.get("validate_default", scope.config.get("validate_default")):
        return Sending.AS_DECLARED
    try:
        serializer_of(field, scope).to_json(node["default"], by_alias=True, warnings="error")
    except PydanticSerializationError as error:
        return Sending.AS_WRITTEN if str(error).startswith(_WARNED) else Sending.FAILS
    return Sending.AS_WRITTEN if is_stray(field, text, kind) else Sending.AS_DECLARED


def is_stray(field: Schema, text: str, kind: Type) -> bool:
    """Whether the default with JSON text ``text`` is no value of type ``kind``, and no serializer makes it one."""
    return not any(_serializations(field)) and not may_be(json.loads(text), kind)


def _needs_model(field: Schema) -> bool:
    return any(serialization.get("is_field_serializer") for serialization in _serializations(field))


def _serializations(schema: Schema) -> Iterator[Schema]:
    """What is said of the output by a node, and by those that it is about."""
    inner: Schema | None = schema
    while inner is not None:
        if "serialization" in inner:
            yield inner["serialization"]
        inner = inner.get("schema") if inner["type"] != "model" else None

"""Defaults that are not of their field's type: Pydantic does not check them, and sends them as they are."""

import json
from typing import Any

from tradegen.introspect.default_values import default_node
from tradegen.introspect.field_names import Schema
from tradegen.ir import (
    BoolType,
    IntType,
    ListType,
    LiteralType,
    MapType,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    UnionType,
)


def is_sent_unchecked(field: Schema, config: Schema) -> bool:
    """Whether the default of a field travels as it was written: neither validated nor made by a serializer."""
    node = default_node(field)
    if node is None or node.get("validate_default", config.get("validate_default")):
        return False
    return not any("serialization" in one for one in (field, node, node["schema"]))


def is_stray(text: str, kind: Type) -> bool:
    """Whether the default with JSON text ``text`` is no value of type ``kind``."""
    return not may_be(json.loads(text), kind)


def may_be(value: Any, kind: Type) -> bool:
    """Whether a JSON value can be of type ``kind``; of a named type, its reference does not tell."""
    match kind:
        case NullType():
            return value is None
        case BoolType():
            return isinstance(value, bool)
        case IntType():
            return isinstance(value, int) and not isinstance(value, bool)
        case NumberType():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case StrType():
            return isinstance(value, str)
        case LiteralType(values=texts):
            known = map(json.loads, texts)
            return any(one == value and isinstance(one, bool) == isinstance(value, bool) for one in known)
        case ListType() | TupleType():
            return isinstance(value, list)
        case MapType():
            return isinstance(value, dict)
        case UnionType(members=members):
            return any(may_be(value, member) for member in members)
        case _:
            return True

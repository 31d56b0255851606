"""Whether a JSON value can be of a type, as far as the type itself tells."""

import json

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


def may_be(value: object, kind: Type) -> bool:
    """Whether ``value`` can be of type ``kind``; of a named type, its reference does not tell."""
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

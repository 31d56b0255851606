"""Which members of an untagged union JSON can tell apart."""

from typing import Final, assert_never

import orjson

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    Direction,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.views.graph import Declared, field_type

EVERY: Final = frozenset({"string", "number", "boolean", "array", "object"})
_LITERAL_KINDS: Final = {str: "string", int: "number", float: "number", bool: "boolean"}


def kinds_of(kind: Type, direction: Direction, names: Declared, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The kinds of JSON values a type has, null aside."""
    match kind:
        case NullType():
            return frozenset()
        case AnyType() | TypeParam():
            return EVERY
        case BoolType():
            return frozenset({"boolean"})
        case IntType() | NumberType():
            return frozenset({"number"})
        case StrType():
            return frozenset({"string"})
        case LiteralType(values=values):
            return frozenset(_LITERAL_KINDS[type(orjson.loads(value))] for value in values if value != "null")
        case EnumRef(ref=ref):
            values = tuple(member.value for member in names.enums[ref].members)
            return kinds_of(LiteralType(values), direction, names)
        case ListType() | TupleType():
            return frozenset({"array"})
        case MapType():
            return frozenset({"object"})
        case ModelRef(ref=ref) | AliasRef(ref=ref) if ref in seen:
            return EVERY
        case ModelRef(ref=ref):
            model = names.models[ref]
            if model.kind == "root":
                inner = field_type(model.fields[0], direction)
                return EVERY if inner is None else kinds_of(inner, direction, names, seen | {ref})
            return frozenset({"array"} if model.kind == "namedtuple" else {"object"})
        case AliasRef(ref=ref):
            alias = names.aliases[ref]
            target = alias.in_type if direction == "in" else alias.out_type
            return kinds_of(target, direction, names, seen | {ref})
        case UnionType(members=members):
            return frozenset().union(*(kinds_of(member, direction, names, seen) for member in members))
        case _:
            assert_never(kind)


def told_apart(union: UnionType, direction: Direction, names: Declared) -> tuple[bool, ...]:
    """For each member, whether no other has a kind of JSON value that it has too."""
    kinds = [kinds_of(member, direction, names) for member in union.members]
    return tuple(
        all(own.isdisjoint(other) for at, other in enumerate(kinds) if at != index) for index, own in enumerate(kinds)
    )

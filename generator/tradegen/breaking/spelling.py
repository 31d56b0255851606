"""Spell a wire type the way a user would write it, limits included."""

from typing import assert_never

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
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
from tradegen.views.graph import Declared
from tradegen.views.names import instance_name


def spell(kind: Type, names: Declared) -> str:
    """Return ``list[PlacedOrder] | None`` for the type of a list of orders or null."""
    match kind:
        case ModelRef() | EnumRef() | AliasRef():
            return instance_name(kind, names)
        case ListType(item=item, unique=unique):
            sizes = _limits(min_items=kind.min_items, max_items=kind.max_items)
            return f"{'set' if unique else 'list'}[{spell(item, names)}]{sizes}"
        case TupleType(items=items):
            return f"tuple[{', '.join(spell(item, names) for item in items)}]"
        case MapType(key=key, value=value):
            return f"dict[{spell(key, names)}, {spell(value, names)}]"
        case UnionType(members=members):
            return " | ".join(spell(member, names) for member in members)
        case LiteralType(values=values):
            return f"Literal[{', '.join(values)}]"
        case StrType(format=form, naive=naive):
            limits = _limits(min_length=kind.min_length, max_length=kind.max_length, pattern=kind.pattern)
            return f"{'naive ' if naive else ''}{form or 'str'}{limits}"
        case IntType() | NumberType():
            limits = _limits(ge=kind.ge, gt=kind.gt, le=kind.le, lt=kind.lt, multiple_of=kind.multiple_of)
            return f"{'int' if isinstance(kind, IntType) else 'float'}{limits}"
        case TypeParam(name=name):
            return name
        case AnyType():
            return "Any"
        case NullType():
            return "None"
        case BoolType():
            return "bool"
        case _:
            assert_never(kind)


def _limits(**limits: int | str | None) -> str:
    stated = ", ".join(f"{name}={value}" for name, value in limits.items() if value is not None)
    return f"({stated})" if stated else ""

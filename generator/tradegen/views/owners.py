"""Who a public name belongs to, as text that holds for as long as the type is declared where it is."""

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

INPUT = "#input"
"""Ends the owner of an input view's name."""


def owner(kind: Type) -> str:
    """``package.module:Page[package.module:Order]``; other types as Python spells them, limits left out."""
    match kind:
        case EnumRef(ref=ref) | AliasRef(ref=ref):
            return ref
        case ModelRef(ref=ref, args=args):
            return f"{ref}[{', '.join(map(owner, args))}]" if args else ref
        case ListType(item=item, unique=unique):
            return f"{'set' if unique else 'list'}[{owner(item)}]"
        case TupleType(items=items):
            return f"tuple[{', '.join(map(owner, items))}]"
        case MapType(key=key, value=value):
            return f"dict[{owner(key)}, {owner(value)}]"
        case UnionType(members=members):
            return " | ".join(map(owner, members))
        case LiteralType(values=values):
            return f"Literal[{', '.join(values)}]"
        case StrType(format=text):
            return text or "str"
        case TypeParam(name=name):
            return name
        case AnyType():
            return "Any"
        case NullType():
            return "None"
        case BoolType():
            return "bool"
        case IntType():
            return "int"
        case NumberType():
            return "float"
        case _:
            assert_never(kind)

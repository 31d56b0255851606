"""Public names of named types, and of the instances of generic models, which other tools cannot spell."""

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
from tradegen.views.graph import Declared, Ref
from tradegen.views.owners import owner


def instance_name(ref: Ref, names: Declared) -> str:
    """``Page`` of ``Order`` is ``PageOrder``, or what it was first called; every other type keeps its declared name."""
    match ref:
        case EnumRef():
            return names.enums[ref.ref].name
        case AliasRef():
            return names.aliases[ref.ref].name
        case ModelRef(args=()):
            return names.models[ref.ref].name
        case ModelRef():
            known = names.recorded.get(owner(ref)) if names.recorded else None
            return known or names.models[ref.ref].name + "".join(type_word(arg, names) for arg in ref.args)
        case _:
            assert_never(ref)


def type_word(kind: Type, names: Declared) -> str:
    """A type as part of a name: ``ListOrder``, ``OptionalStr``, ``IntOrStr``."""
    match kind:
        case ModelRef() | EnumRef() | AliasRef():
            return instance_name(kind, names)
        case ListType(item=item, unique=unique):
            return ("Set" if unique else "List") + type_word(item, names)
        case TupleType(items=items):
            return "Tuple" + "".join(type_word(item, names) for item in items)
        case MapType(value=value):
            return "Map" + type_word(value, names)
        case UnionType(members=(*members, NullType())) if members:
            return "Optional" + "Or".join(type_word(member, names) for member in members)
        case UnionType(members=members):
            return "Or".join(type_word(member, names) for member in members)
        case LiteralType(values=values):
            return "Literal" + "".join(word(value) for value in values)
        case StrType(format=text) if text:
            return word(text)
        case StrType():
            return "Str"
        case TypeParam(name=name):
            return name
        case AnyType():
            return "Any"
        case NullType():
            return "None"
        case BoolType():
            return "Bool"
        case IntType():
            return "Int"
        case NumberType():
            return "Float"
        case _:
            assert_never(kind)


def word(text: str) -> str:
    """The letters and digits of ``text`` in CapWords: ``date-time`` is ``DateTime``."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text)
    return "".join(part[0].upper() + part[1:] for part in kept.split())

"""Spell an IR type in TypeScript.

Everything is ``readonly``: a value from the wire is a fact. A number, a string and a date say no more than the
JSON does, because no codec stands behind them; ``wire.Date`` is a string that tells what it holds.
"""

from typing import assert_never

from tradegen.emit.code import NOTHING, Code, compose, join_code
from tradegen.emit.printers import ts_identifier, ts_json, ts_key
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
from tradegen.views.directions import Views
from tradegen.views.graph import Ref

KEYWORD_TYPES = {
    AnyType: compose("unknown"),
    NullType: compose("null"),
    BoolType: compose("boolean"),
    IntType: compose("number"),
    NumberType: compose("number"),
}

TEXT_TYPES = {
    "date-time": compose("wire.DateTime"),
    "date": compose("wire.Date"),
    "time": compose("wire.Time"),
    "duration": compose("wire.Duration"),
    "decimal": compose("wire.Decimal"),
    "uuid": compose("wire.Uuid"),
    "base64": compose("wire.Base64"),
    "base64url": compose("wire.Base64Url"),
}
"""Names of strings in the runtime's ``wire``, by format."""


def type_code(kind: Type, direction: Direction, views: Views, prefix: Code = NOTHING) -> Code:
    """Return the TypeScript type of ``kind`` as it is on the wire in ``direction``.

    ``prefix`` stands before the name of every declared type: ``models.`` where they are imported as a namespace.
    """
    match kind:
        case AnyType() | NullType() | BoolType() | IntType() | NumberType():
            return KEYWORD_TYPES[type(kind)]
        case StrType():
            return text_type(kind)
        case LiteralType(values=values):
            return union_code([ts_json(value) for value in values])
        case ModelRef(args=args) if args:
            inner = join_code(", ", [type_code(arg, direction, views, prefix) for arg in args])
            return compose("{}<{}>", type_name(kind, direction, views, prefix), inner)
        case EnumRef() if is_open(kind, direction, views):
            return compose("wire.Open<{}>", type_name(kind, direction, views, prefix))
        case ModelRef() | EnumRef() | AliasRef():
            return type_name(kind, direction, views, prefix)
        case TypeParam(name=name):
            return ts_identifier(name)
        case ListType(item=item):
            return compose("readonly {}[]", member_code(item, direction, views, prefix))
        case TupleType(items=items):
            return compose(
                "readonly [{}]", join_code(", ", [type_code(item, direction, views, prefix) for item in items])
            )
        case MapType():
            return map_code(kind, direction, views, prefix)
        case UnionType(members=members, tag=tag, tags=tags) if tag is not None and direction == "in":
            pairs = zip(members, tags + ((),) * len(members), strict=False)
            return union_code([tagged_code(member, tag, values, views, prefix) for member, values in pairs])
        case UnionType(members=members):
            return union_code([type_code(member, direction, views, prefix) for member in members])
        case _:
            assert_never(kind)


def text_type(kind: StrType) -> Code:
    """Return the type of a string, which tells its format where the runtime has a name for it."""
    if kind.naive:
        return compose("wire.NaiveDateTime")
    if kind.zone_optional:
        return compose("wire.AnyDateTime")
    return TEXT_TYPES.get(kind.format or "", compose("string"))


def is_open(kind: EnumRef, direction: Direction, views: Views) -> bool:
    """Whether values may come that are no members; a flag is any number anyway."""
    return direction == "out" and not views.declared.enums[kind.ref].flag


def names_wire(kind: Type, direction: Direction, views: Views) -> bool:
    """Whether the spelling of ``kind`` names something of the runtime's ``wire``."""
    match kind:
        case StrType():
            return text_type(kind) != "string"
        case EnumRef():
            return is_open(kind, direction, views)
        case ListType(item=item):
            return names_wire(item, direction, views)
        case MapType(key=key, value=value):
            keyed = isinstance(key, EnumRef) and names_wire(key, direction, views)
            return keyed or names_wire(value, direction, views)
        case TupleType(items=kinds) | UnionType(members=kinds) | ModelRef(args=kinds):
            return any(names_wire(one, direction, views) for one in kinds)
        case AnyType() | NullType() | BoolType() | IntType() | NumberType() | LiteralType() | AliasRef() | TypeParam():
            return False
        case _:
            assert_never(kind)


def tagged_code(member: Type, tag: str, values: tuple[str, ...], views: Views, prefix: Code) -> Code:
    """Return the In type of a member of a tagged union: its tag must be sent even where it has a default."""
    code = type_code(member, "in", views, prefix)
    if not isinstance(member, ModelRef):
        return code
    fields = views.declared.models[member.ref].fields
    if all(field.in_required for field in fields if field.in_name == tag and field.in_type is not None):
        return code
    return compose("({} & { readonly {}: {} })", code, ts_key(tag), union_code([ts_json(value) for value in values]))


def type_name(ref: Ref, direction: Direction, views: Views, prefix: Code = NOTHING) -> Code:
    """Return the name of one view of a named type; a generic's name goes without its arguments."""
    declared = ModelRef(ref.ref) if isinstance(ref, ModelRef) else ref
    return compose("{}{}", prefix, ts_identifier(views.interface(declared, direction)))


def member_code(kind: Type, direction: Direction, views: Views, prefix: Code = NOTHING) -> Code:
    """Return ``kind`` so that ``[]`` may follow: a union or a readonly array stands in parentheses."""
    code = type_code(kind, direction, views, prefix)
    needs_parentheses = isinstance(kind, UnionType | ListType | TupleType) or (
        isinstance(kind, LiteralType) and len(kind.values) > 1
    )
    return compose("({})", code) if needs_parentheses else code


def map_code(kind: MapType, direction: Direction, views: Views, prefix: Code = NOTHING) -> Code:
    """Return an object type with free keys; known keys may each be absent."""
    value = type_code(kind.value, direction, views, prefix)
    if isinstance(kind.key, EnumRef | LiteralType):
        return compose("{ readonly [key in {}]?: {} }", type_code(kind.key, direction, views, prefix), value)
    return compose("{ readonly [key: string]: {} }", value)


def union_code(members: list[Code]) -> Code:
    """Join the distinct members of a union in their order."""
    return join_code(" | ", list(dict.fromkeys(members)))

"""Spell an IR type in TypeScript.

Everything is ``readonly``: a value from the wire is a fact. A number, a string and a date say no more than the
JSON does, unless a codec stands behind them (``codec_paths``); ``wire.Date`` is a string that tells what it holds.
"""

import re
from collections.abc import Iterable
from typing import assert_never

from tradegen.emit.code import NOTHING, Code, compose, join_code
from tradegen.emit.printers import ts_identifier, ts_json, ts_key
from tradegen.emit.typescript.codec_paths import CodecPaths, Leaf, Named, leaf_of, mixes_parameters
from tradegen.emit.typescript.json_kinds import told_apart
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

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')

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


def type_code(kind: Type, direction: Direction, views: Views, prefix: Code = NOTHING, *, decoded: bool = True) -> Code:
    """Return the TypeScript type of ``kind`` as a client has it in ``direction``.

    ``prefix`` stands before the name of every declared type: ``models.`` where they are imported as a namespace.
    Where it is not ``decoded``, no codec reaches the value: it is as on the wire.
    """

    def spelled(inner: Type) -> Code:
        return type_code(inner, direction, views, prefix, decoded=decoded)

    leaf = leaf_of(kind, views.codecs) if decoded else None
    if leaf is not None:
        return made_type(leaf, views)
    match kind:
        case AnyType() | NullType() | BoolType() | IntType() | NumberType():
            return KEYWORD_TYPES[type(kind)]
        case StrType():
            return text_type(kind)
        case LiteralType(values=values, open=is_open_set):
            code = union_code([ts_json(value) for value in values])
            return compose("wire.Open<{}>", code) if is_open_set and direction == "out" else code
        case EnumRef() if is_open(kind, direction, views):
            return compose("wire.Open<{}>", type_name(kind, direction, views, prefix))
        case EnumRef():
            return type_name(kind, direction, views, prefix)
        case ModelRef() | AliasRef():
            return named_code(kind, direction, views, prefix, decoded=decoded)
        case TypeParam(name=name):
            return ts_identifier(name)
        case ListType(item=item):
            return compose("readonly {}[]", in_parentheses(spelled(item), item))
        case TupleType(items=items):
            return compose("readonly [{}]", join_code(", ", map(spelled, items)))
        case MapType(key=EnumRef() | LiteralType() as key, value=value):
            return compose("{ readonly [key in {}]?: {} }", spelled(key), spelled(value))
        case MapType(key=TypeParam(name=name), value=value):
            return compose("wire.Keyed<{}, {}>", ts_identifier(name), spelled(value))
        case MapType(value=value):
            return compose("{ readonly [key: string]: {} }", spelled(value))
        case UnionType(members=members, tag=str(tag), tags=tags) if direction == "in":
            pairs = zip(members, tags + ((),) * len(members), strict=False)
            return union_code([tagged_code(member, tag, values, spelled(member), views) for member, values in pairs])
        case UnionType(members=members, tag=None):
            apart = told_apart(kind, direction, views.declared)
            return union_code(
                [
                    type_code(member, direction, views, prefix, decoded=decoded and is_apart)
                    for member, is_apart in zip(members, apart, strict=True)
                ]
            )
        case UnionType(members=members):
            return union_code([spelled(member) for member in members])
        case _:
            assert_never(kind)


def named_code(named: Named, direction: Direction, views: Views, prefix: Code, *, decoded: bool) -> Code:
    """Return a named type with its arguments; ``wire.Undecoded<X>`` where codecs cannot reach its values."""
    name = type_name(named, direction, views, prefix)
    args = named.args if isinstance(named, ModelRef) else ()
    if args:
        inner = [type_code(arg, direction, views, prefix) for arg in args]
        name = compose("{}<{}>", name, join_code(", ", inner))
    mixed = bool(args) and mixes_parameters(views.declared.models[named.ref])
    if (decoded and not mixed) or not CodecPaths(views).may_hold(named, direction):
        return name
    return compose("wire.Undecoded<{}, DecimalClass>" if views.codecs.decimal else "wire.Undecoded<{}>", name)


def made_type(leaf: Leaf, views: Views) -> Code:
    """Return the type of what a codec makes; a global one is spelled out where a declared type has its name."""
    match leaf:
        case "large_integer":
            return compose("bigint")
        case "decimal":
            return compose("DecimalClass")
        case "datetime":
            return global_type("Date", views)
        case "base64" | "base64url":
            return global_type("Uint8Array", views)
        case _:
            assert_never(leaf)


def global_type(name: str, views: Views) -> Code:
    """Return the name of a type of the platform."""
    names = views.declared
    declared = [
        *(model.name for model in names.models.values()),
        *(enum.name for enum in names.enums.values()),
        *(alias.name for alias in names.aliases.values()),
    ]
    return compose("globalThis.{}" if name in declared else "{}", ts_identifier(name))


def mentions(codes: Iterable[Code], word: str) -> bool:
    """Whether ``word`` stands in types, their string literals aside."""
    return any(re.search(rf"\b{word}\b", _STRING.sub("", code)) for code in codes)


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


def tagged_code(member: Type, tag: str, values: tuple[str, ...], code: Code, views: Views) -> Code:
    """Return the In type of a member of a tagged union: its tag must be sent even where it has a default."""
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


def in_parentheses(code: Code, kind: Type) -> Code:
    """Return ``code`` so that ``[]`` may follow: a union or a readonly array stands in parentheses."""
    needs_parentheses = isinstance(kind, UnionType | ListType | TupleType) or (
        isinstance(kind, LiteralType) and len(kind.values) > 1
    )
    return compose("({})", code) if needs_parentheses else code


def union_code(members: list[Code]) -> Code:
    """Join the distinct members of a union in their order."""
    return join_code(" | ", list(dict.fromkeys(members)))

"""What a named type refers to, with the type parameters of a generic model filled in."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import assert_never

import msgspec

from tradegen.ir import (
    Alias,
    AliasRef,
    AnyType,
    Api,
    BoolType,
    Direction,
    Enum,
    EnumRef,
    Field,
    IntType,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.map_keys import enum_key, key_text

Ref = ModelRef | EnumRef | AliasRef
"""A named type as it is used: a generic model together with its arguments."""


class Declared(msgspec.Struct, frozen=True):
    """The declared names of an API by their ``ref``."""

    models: Mapping[str, Model]
    enums: Mapping[str, Enum]
    aliases: Mapping[str, Alias]
    recorded: Mapping[str, str]
    """Recorded names by owner: what an instance of a generic model is called."""


def declared(api: Api) -> Declared:
    """Index the models, enums and aliases of ``api`` by ``ref``."""
    return Declared(
        models={model.ref: model for model in api.models},
        enums={enum.ref: enum for enum in api.enums},
        aliases={alias.ref: alias for alias in api.aliases},
        recorded={owner: name for name, owner in api.recorded},
    )


def refs_of(kind: Type) -> Iterator[Ref]:
    """Yield the named types that stand in ``kind``, outermost first; arguments of a generic are its own."""
    match kind:
        case ModelRef() | EnumRef() | AliasRef():
            yield kind
        case ListType(item=item):
            yield from refs_of(item)
        case TupleType(items=items):
            yield from refs_of_all(items)
        case MapType(key=key, value=value):
            yield from refs_of_all((key, value))
        case UnionType(members=members):
            yield from refs_of_all(members)
        case AnyType() | NullType() | BoolType() | IntType() | NumberType() | StrType() | LiteralType() | TypeParam():
            return
        case _:
            assert_never(kind)


def refs_of_all(kinds: Iterable[Type]) -> Iterator[Ref]:
    """Yield the named types of every one of ``kinds``, in order."""
    for kind in kinds:
        yield from refs_of(kind)


class Arguments(msgspec.Struct, frozen=True):
    """What the parameters of a generic model stand for, by name: as ``types``, and as ``keys`` of objects."""

    types: Mapping[str, Type]
    keys: Mapping[str, Type] = MappingProxyType({})


def substitute(kind: Type, arguments: Arguments) -> Type:
    """Put ``arguments`` in the place of the type parameters of ``kind``."""
    if not arguments.types:
        return kind
    match kind:
        case TypeParam(name=name):
            return arguments.types.get(name, kind)
        case ModelRef(ref=ref, args=args) if args:
            return ModelRef(ref=ref, args=tuple(substitute(arg, arguments) for arg in args))
        case ListType(item=item):
            return msgspec.structs.replace(kind, item=substitute(item, arguments))
        case TupleType(items=items):
            return TupleType(items=tuple(substitute(item, arguments) for item in items))
        case MapType(key=key, value=value):
            entry = substitute(value, arguments)
            return msgspec.structs.replace(kind, key=_key(key, arguments), value=entry)
        case UnionType(members=members):
            return msgspec.structs.replace(kind, members=tuple(substitute(member, arguments) for member in members))
        case _:
            return kind


def _key(key: Type, arguments: Arguments) -> Type:
    if isinstance(key, TypeParam) and key.name in arguments.keys:
        return arguments.keys[key.name]
    filled = substitute(key, arguments)
    return key_text(filled) or filled


def arguments_of(ref: Ref, names: Declared) -> Arguments:
    """Type arguments of a generic model by parameter name; empty for what is not generic."""
    if not isinstance(ref, ModelRef) or not ref.args:
        return Arguments({})
    types = dict(zip(names.models[ref.ref].params, ref.args, strict=True))
    keys = {name: enum_key(arg, names.enums[arg.ref]) for name, arg in types.items() if isinstance(arg, EnumRef)}
    return Arguments(types, keys)


def is_open_within(kind: Type) -> bool:
    """Whether values of an enum stand in ``kind`` without a reference to it."""
    match kind:
        case LiteralType(open=is_open):
            return is_open
        case ListType(item=item):
            return is_open_within(item)
        case TupleType(items=kinds) | UnionType(members=kinds):
            return any(map(is_open_within, kinds))
        case MapType(key=key, value=value):
            return is_open_within(key) or is_open_within(value)
        case _:
            return False


def field_type(field: Field, direction: Direction) -> Type | None:
    """Type of ``field`` in one view; ``None`` where the view has no such field."""
    return field.in_type if direction == "in" else field.out_type


def types_within(ref: Ref, names: Declared, direction: Direction) -> Iterator[Type]:
    """Yield the types a named type is made of in one view, type parameters filled in."""
    arguments = arguments_of(ref, names)
    match ref:
        case EnumRef():
            return
        case AliasRef():
            alias = names.aliases[ref.ref]
            yield alias.in_type if direction == "in" else alias.out_type
        case ModelRef():
            model = names.models[ref.ref]
            for field in model.fields:
                kind = field_type(field, direction)
                if kind is not None:
                    yield substitute(kind, arguments)
            if model.extra_type is not None:
                yield substitute(model.extra_type, arguments)
        case _:
            assert_never(ref)

"""What a named type refers to, with the type parameters of a generic model filled in."""

from collections.abc import Iterable, Iterator, Mapping
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
from tradegen.map_keys import key_text

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


def substitute(kind: Type, arguments: Mapping[str, Type]) -> Type:
    """Put ``arguments`` in the place of the type parameters of ``kind``."""
    if not arguments:
        return kind
    match kind:
        case TypeParam(name=name):
            return arguments.get(name, kind)
        case ModelRef(ref=ref, args=args) if args:
            return ModelRef(ref=ref, args=tuple(substitute(arg, arguments) for arg in args))
        case ListType(item=item):
            return msgspec.structs.replace(kind, item=substitute(item, arguments))
        case TupleType(items=items):
            return TupleType(items=tuple(substitute(item, arguments) for item in items))
        case MapType(key=key, value=value):
            filled = substitute(key, arguments)
            entry = substitute(value, arguments)
            return msgspec.structs.replace(kind, key=key_text(filled) or filled, value=entry)
        case UnionType(members=members):
            return msgspec.structs.replace(kind, members=tuple(substitute(member, arguments) for member in members))
        case _:
            return kind


def arguments_of(ref: Ref, names: Declared) -> dict[str, Type]:
    """Type arguments of a generic model by parameter name; empty for what is not generic."""
    if isinstance(ref, ModelRef) and ref.args:
        return dict(zip(names.models[ref.ref].params, ref.args, strict=True))
    return {}


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

"""Where in a type there are values that a codec makes: decided once, asked by the types and by the codecs.

A codec reaches every place but those that JSON cannot tell apart: members of an untagged union that share a kind of
JSON value, and the free members of a model. There the value stays as it is on the wire.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from tradegen.codecs import Codecs
from tradegen.emit.typescript.json_kinds import told_apart
from tradegen.ir import (
    Alias,
    AliasRef,
    Direction,
    IntType,
    ListType,
    MapType,
    Model,
    ModelRef,
    NullType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.views.directions import Views
from tradegen.views.graph import arguments_of, field_type, substitute

SAFE_INTEGER = 2**53 - 1

Leaf = Literal["datetime", "large_integer", "base64", "base64url", "decimal"]
"""A single value that is made by a codec."""

Named = ModelRef | AliasRef


def leaf_of(kind: Type, codecs: Codecs) -> Leaf | None:
    """The codec of a single value."""
    match kind:
        case IntType() if codecs.large_integer and not is_safe(kind):
            return "large_integer"
        case StrType(format="date-time", naive=False, zone_optional=False) if codecs.datetime:
            return "datetime"
        case StrType(format="base64" | "base64url" as form) if codecs.bytes:
            return "base64" if form == "base64" else "base64url"
        case StrType(format="decimal") if codecs.decimal:
            return "decimal"
        case _:
            return None


def is_safe(kind: IntType) -> bool:
    """Whether the limits keep a whole number within what JavaScript holds exactly."""
    least = [int(float(text)) for text in (kind.ge, kind.gt) if text is not None]
    most = [int(float(text)) for text in (kind.le, kind.lt) if text is not None]
    return bool(least and most) and max(least) >= -SAFE_INTEGER and min(most) <= SAFE_INTEGER + 1


def parts(kind: Type, direction: Direction, views: Views) -> Iterator[Type]:
    """Yield the single values and named types in ``kind`` that a codec reaches."""
    match kind:
        case ListType(item=item) | MapType(value=item):
            yield from parts(item, direction, views)
        case TupleType(items=items):
            for item in items:
                yield from parts(item, direction, views)
        case UnionType(members=members, tag=None):
            for member, apart in zip(members, told_apart(kind, direction, views.declared), strict=True):
                if apart:
                    yield from parts(member, direction, views)
        case UnionType(members=members):
            for member in members:
                yield from parts(member, direction, views)
        case ModelRef(ref=ref, args=args) if args and mixes_parameters(views.declared.models[ref]):
            return
        case _:
            yield kind


def mixes_parameters(model: Model) -> bool:
    """Whether a type parameter stands in a union with other types, so that nobody can tell what came."""
    return any(mixes(kind) for field in model.fields for kind in (field.in_type, field.out_type) if kind is not None)


def mixes(kind: Type) -> bool:
    """Whether a type parameter stands beside another type in a union within ``kind``."""
    match kind:
        case ListType(item=item) | MapType(value=item):
            return mixes(item)
        case TupleType(items=kinds) | ModelRef(args=kinds):
            return any(map(mixes, kinds))
        case UnionType(members=members):
            others = [member for member in members if member != NullType()]
            beside = len(others) > 1 and any(isinstance(member, TypeParam) for member in others)
            return beside or any(map(mixes, members))
        case _:
            return False


def types_of(named: Named, direction: Direction, views: Views) -> Iterator[Type]:
    """Yield the types a named type is made of, those of its free members aside."""
    found: Model | Alias
    if isinstance(named, AliasRef):
        found = views.declared.aliases[named.ref]
        yield found.in_type if direction == "in" else found.out_type
        return
    found = views.declared.models[named.ref]
    arguments = arguments_of(named, views.declared)
    for field in found.fields:
        kind = field_type(field, direction)
        if kind is not None:
            yield substitute(kind, arguments)


class CodecPaths:
    """Answers whether a type has such values; of one API."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._leaves = lru_cache(maxsize=None)(self._find)

    def leaves(self, kind: Type, direction: Direction) -> frozenset[Leaf]:
        """The codecs that reading or writing ``kind`` takes."""
        if self._views.codecs == Codecs():
            return frozenset()
        return self._leaves(kind, direction)

    def may_hold(self, named: Named, direction: Direction) -> bool:
        """Whether the type of ``named`` claims a value that a codec makes, for its own members or its arguments."""
        args = named.args if isinstance(named, ModelRef) else ()
        return any(self.leaves(kind, direction) for kind in (named, *args))

    def _find(self, kind: Type, direction: Direction) -> frozenset[Leaf]:
        found: set[Leaf] = set()
        seen: set[Type] = set()
        waiting = [kind]
        while waiting:
            for part in parts(waiting.pop(), direction, self._views):
                leaf = leaf_of(part, self._views.codecs)
                if leaf is not None:
                    found.add(leaf)
                elif isinstance(part, ModelRef | AliasRef) and part not in seen:
                    seen.add(part)
                    waiting.extend(types_of(part, direction, self._views))
        return frozenset(found)

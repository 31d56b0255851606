"""Takes a wire type apart into a shape, which the generating process spells, and what stands in its slots."""

from functools import lru_cache
from typing import Final, assert_never

import msgspec
import orjson

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
from tradegen.specs.json_schema import SchemaWriter
from tradegen.views.graph import Ref

Slotted = ModelRef | EnumRef | AliasRef | LiteralType | UnionType
"""What the generator does not see: named types, literals, tagged unions."""

DECODED: Final = frozenset({"date", "date-time", "time", "duration", "uuid", "decimal"})
"""Formats that Pydantic alone reads into an object and writes back unchanged; any other string stays ``str``."""


class Shape(msgspec.Struct, frozen=True):
    """``schema`` is JSON text; ``slots`` and ``patterns`` are what its placeholders stand for, by number."""

    schema: str
    slots: tuple[Slotted, ...]
    patterns: tuple[str, ...]


@lru_cache(maxsize=8192)
def shape_of(kind: Type) -> Shape:
    """Take ``kind`` apart."""
    taken = _Taken()
    emptied = taken.emptied(kind)
    schema = SchemaWriter(pointer=slot_pointer).schema(emptied)
    return Shape(orjson.dumps(schema).decode(), tuple(taken.slots), tuple(taken.patterns))


def slot_pointer(ref: Ref) -> str:
    """Where the schema of a slot would stand."""
    return f"#/$defs/{ref.ref}"


class _Taken:
    """Collects what is taken out of one type."""

    def __init__(self) -> None:
        self.slots: list[Slotted] = []
        self.patterns: list[str] = []

    def emptied(self, kind: Type) -> Type:
        """The type with placeholders."""
        match kind:
            case ModelRef() | EnumRef() | AliasRef() | LiteralType():
                return self._slot(kind)
            case UnionType(tag=tag, members=members):
                return UnionType(members=self._all(members)) if tag is None else self._slot(kind)
            case StrType():
                return self._text(kind)
            case ListType(item=item):
                return msgspec.structs.replace(kind, item=self.emptied(item))
            case TupleType(items=items):
                return TupleType(items=self._all(items))
            case MapType(key=key, value=value):
                return msgspec.structs.replace(kind, key=self.emptied(key), value=self.emptied(value))
            case AnyType() | NullType() | BoolType() | IntType() | NumberType() | TypeParam():
                return kind
            case _:
                assert_never(kind)

    def _all(self, kinds: tuple[Type, ...]) -> tuple[Type, ...]:
        return tuple(self.emptied(kind) for kind in kinds)

    def _slot(self, kind: Slotted) -> AliasRef:
        self.slots.append(kind)
        return AliasRef(ref=f"Slot{len(self.slots) - 1}")

    def _text(self, kind: StrType) -> StrType:
        if kind.format in DECODED:
            return StrType(format=kind.format, naive=kind.naive or kind.zone_optional)
        if kind.pattern is None:
            return msgspec.structs.replace(kind, format=None)
        self.patterns.append(kind.pattern)
        return msgspec.structs.replace(kind, format=None, pattern=f"pattern{len(self.patterns) - 1}")

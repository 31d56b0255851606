"""JSON values of any type, in one view: the plain one first, then one part varied at a time."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, assert_never

import msgspec
import orjson

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    Direction,
    EnumRef,
    Field,
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
    Use,
)
from tradegen.specs.samples import int_samples, str_samples
from tradegen.views.graph import Declared, arguments_of, substitute
from tradegen_runtime.documents import JsonValue

MOST: Final = 24
"""How many values of one type are tried."""

_DEPTH: Final = 6
_TEXTS: Final = 3
_SCALARS: Final = 2
_NUMBERS: Final = (0.5, 1.0, 2.0, 0.0, -1.5, 10.0, 50.0, 100.0)


class Values(msgspec.Struct, frozen=True, eq=False):
    """Makes values of types that ``names`` resolves, as they stand in one view."""

    names: Declared
    direction: Direction

    def of(self, kind: Type) -> tuple[JsonValue, ...]:
        """Return different values of ``kind``; none where nothing finite is known."""
        found: dict[bytes, JsonValue] = {}
        for value in self._values(kind, 0):
            found.setdefault(msgspec.json.encode(value), value)
            if len(found) == MOST:
                break
        return tuple(found.values())

    def of_use(self, use: Use | None) -> tuple[JsonValue, ...]:
        """Return values of what a route or topic uses; none where it uses nothing."""
        if use is None:
            return ()
        return self.of(use.in_type if self.direction == "in" else use.out_type)

    def _values(self, kind: Type, depth: int) -> Iterator[JsonValue]:
        if depth > _DEPTH:
            return
        match kind:
            case AnyType():
                yield from ("any", {"k": [1, None]})
            case NullType():
                yield None
            case BoolType():
                yield from (True, False)
            case IntType():
                yield from islice(int_samples(kind), _SCALARS)
            case NumberType():
                yield from islice(_numbers(kind), _SCALARS)
            case StrType():
                yield from _texts(kind)
            case LiteralType(values=values):
                yield from (orjson.loads(value) for value in values)
            case EnumRef(ref=ref):
                yield from (orjson.loads(member.value) for member in self.names.enums[ref].members)
            case AliasRef(ref=ref):
                alias = self.names.aliases[ref]
                yield from self._values(alias.in_type if self.direction == "in" else alias.out_type, depth + 1)
            case ModelRef():
                yield from self._objects(kind, depth)
            case ListType():
                yield from self._lists(kind, depth)
            case TupleType(items=items):
                parts = [next(self._values(item, depth + 1), None) for item in items]
                yield parts
            case MapType():
                yield from self._maps(kind, depth)
            case UnionType(members=members):
                waiting = [self._values(member, depth + 1) for member in members]
                yield from _in_turn(waiting)
            case TypeParam():
                return
            case _:
                assert_never(kind)

    def _objects(self, ref: ModelRef, depth: int) -> Iterator[JsonValue]:
        """Yield the required members alone, all members, then one member varied at a time."""
        model = self.names.models[ref.ref]
        arguments = arguments_of(ref, self.names)
        named = [(self._name(field), self._kind(field), field) for field in model.fields]
        members = {
            name: (tuple(self._values(substitute(kind, arguments), depth + 1)), field)
            for name, kind, field in named
            if kind is not None
        }
        if model.kind == "root":
            yield from next(iter(members.values()))[0]
            return
        needed = {name for name, (_, field) in members.items() if self._is_required(field)}
        if any(not members[name][0] for name in needed):
            return
        if model.kind == "namedtuple":
            yield [values[0] for values, _ in members.values() if values]
            return
        least: dict[str, JsonValue] = {name: members[name][0][0] for name in members if name in needed}
        full: dict[str, JsonValue] = {name: values[0] for name, (values, _) in members.items() if values}
        yield from (least, full)
        for name, (values, _) in members.items():
            yield from ({**full, name: value} for value in values[1:])

    def _lists(self, kind: ListType, depth: int) -> Iterator[JsonValue]:
        items = list(dict.fromkeys(orjson.dumps(value) for value in self._values(kind.item, depth + 1)))
        least = kind.min_items or 0
        most = kind.max_items if kind.max_items is not None else max(least, len(items))
        every = [orjson.loads(item) for item in items[:most]]
        if kind.unique and len(every) < least:
            return
        while every and len(every) < least:
            every.append(every[-1])
        if every or least == 0:
            yield every
        if least == 0 and every:
            yield []

    def _maps(self, kind: MapType, depth: int) -> Iterator[JsonValue]:
        found = (str(key) for key in self._values(kind.key, depth + 1) if isinstance(key, str | int))
        keys = list(dict.fromkeys(found)) or ["key"]
        least, most = max(kind.min_items or 0, 1), len(keys) if kind.max_items is None else kind.max_items
        if least <= min(most, len(keys)):
            for value in self._values(kind.value, depth + 1):
                yield dict.fromkeys(keys[:least], value)
        if not kind.min_items:
            yield {}

    def _name(self, field: Field) -> str:
        return field.in_name if self.direction == "in" else field.out_name

    def _kind(self, field: Field) -> Type | None:
        return field.in_type if self.direction == "in" else field.out_type

    def _is_required(self, field: Field) -> bool:
        return field.in_required if self.direction == "in" else field.out_required


def _numbers(kind: NumberType) -> Iterator[float]:
    bounds = [float(bound) for bound in (kind.ge, kind.gt, kind.le, kind.lt) if bound is not None]
    steps = [float(kind.multiple_of) * factor for factor in (1, 2)] if kind.multiple_of else []
    near = [bound + shift for bound in bounds for shift in (0.0, 0.5, -0.5)]
    for value in dict.fromkeys((*steps, *_NUMBERS, *near)):
        fits = (
            (kind.ge is None or value >= float(kind.ge))
            and (kind.gt is None or value > float(kind.gt))
            and (kind.le is None or value <= float(kind.le))
            and (kind.lt is None or value < float(kind.lt))
            and (kind.multiple_of is None or value % float(kind.multiple_of) == 0)
        )
        if fits:
            yield value


def _texts(kind: StrType) -> Iterator[str]:
    """Yield texts of plain letters, and the shortest and the longest that the limits allow."""
    if kind.format == "date-time" and kind.naive:
        yield "2024-01-02T03:04:05"
        return
    found = list(islice(str_samples(kind), _TEXTS))
    yield from found
    if found and kind.format is None and kind.pattern is None and kind.max_length is not None:
        yield "x" * kind.max_length


def _in_turn(waiting: list[Iterator[JsonValue]]) -> Iterator[JsonValue]:
    """Yield the first of each, then the second of each, and so on."""
    while waiting:
        kept = []
        for values in waiting:
            try:
                yield next(values)
            except StopIteration:
                continue
            kept.append(values)
        waiting = kept

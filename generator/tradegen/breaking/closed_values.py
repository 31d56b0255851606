"""Compare two closed sets of values: enums and literals."""

from collections.abc import Mapping
from decimal import Decimal

import orjson

from tradegen.breaking.collected import At
from tradegen.breaking.comparer import Comparer
from tradegen.breaking.lifecycle import released, reused
from tradegen.breaking.limits import number_limits
from tradegen.breaking.rules import SOURCE, SOURCE_PY
from tradegen.ir import EnumRef, IntType, NumberType, StrType, Type
from tradegen.pattern_match import matches


def compare_values(
    comparer: Comparer, old: Type, new: Type, olds: Mapping[str, str], news: Mapping[str, str], at: At
) -> None:
    """Take down which values went, came, or changed under their name; ``olds`` and ``news`` map values to names."""
    collector = comparer.collector
    where = _named_place(comparer, old, new, at)
    renamed = set(_new_values(comparer, olds, news, where))
    for value in olds:
        if value not in news and value not in renamed:
            collector.add("R47", where, message=f"value {value} was removed", old=value)
    for value in news:
        if value not in olds and value not in renamed:
            collector.add("R48", where, message=f"value {value} was added", new=value)
    if isinstance(old, EnumRef) and isinstance(new, EnumRef):
        _compare_reserved(comparer, old, new, news, where)
    if isinstance(old, EnumRef) != isinstance(new, EnumRef):
        before, after = comparer.spelled(old, new)
        message = f"type changed from {before} to {after}"
        collector.add("R50", at, message=message, old=before, new=after, breaks=SOURCE_PY)


def _compare_reserved(comparer: Comparer, old: EnumRef, new: EnumRef, news: Mapping[str, str], at: At) -> None:
    """Take down values that are back, or free again, which the old version had reserved."""
    kept = comparer.new.names.enums[new.ref].reserved
    for value in comparer.old.names.enums[old.ref].reserved:
        if value in news:
            comparer.collector.extend((reused(value, place=at.place, kind="value", span=at.span),))
        elif value not in kept:
            comparer.collector.extend((released(value, place=at.place, kind="value", span=at.span),))


def _new_values(comparer: Comparer, olds: Mapping[str, str], news: Mapping[str, str], at: At) -> list[str]:
    """Report members whose value or name changed; return the values that are settled with that."""
    collector = comparer.collector
    settled: list[str] = []
    by_name = {name: value for value, name in news.items() if name}
    for value, name in olds.items():
        other = by_name.get(name, value) if name else value
        if value not in news and other != value and other not in olds:
            message = f"value of {name} changed from {value} to {other}"
            collector.add("R49", at, message=message, old=value, new=other)
            settled += [value, other]
        elif value in news and name and news[value] and news[value] != name:
            message = f"value {value} is now called {news[value]}, not {name}"
            collector.add("R49", at, message=message, old=name, new=news[value], breaks=SOURCE)
    return settled


def _named_place(comparer: Comparer, old: Type, new: Type, at: At) -> At:
    """Return the enum as the place where both sides are enums: all its uses share the change."""
    if not (isinstance(old, EnumRef) and isinstance(new, EnumRef)):
        return at
    before, after = comparer.old.named(old), comparer.new.named(new)
    return At(f"{at.place} ({after.name})", after.span or at.span, before.span or at.old_span, at.text)


def is_open_kind(closed: Mapping[str, str], other: Type, *, text: bool) -> bool:
    """Whether ``other`` is the open type that the closed values belong to; in a URL, text may be any value."""
    if isinstance(other, StrType):
        return other.format is None and (text or all(value.startswith('"') for value in closed))
    return isinstance(other, IntType | NumberType) and all(value.lstrip("-").isdigit() for value in closed)


def takes(kind: Type, value: str) -> bool:
    """Whether an open type takes one JSON text, limits considered."""
    plain = orjson.loads(value)
    match kind:
        case StrType() if isinstance(plain, str):
            lengths = (kind.min_length or 0) <= len(plain) and (
                kind.max_length is None or len(plain) <= kind.max_length
            )
            return lengths and (kind.pattern is None or matches(kind.pattern, plain) is not False)
        case IntType() | NumberType() if isinstance(plain, int):
            exact = IntType(ge=value, le=value)
            bounds = (found for found in number_limits(exact, kind) if found.limit != "multiple of")
            return not any(found.rule == "R51" for found in bounds) and _divides(kind.multiple_of, value)
        case _:
            return True


def _divides(step: str | None, value: str) -> bool:
    return step is None or Decimal(value) % Decimal(step) == 0

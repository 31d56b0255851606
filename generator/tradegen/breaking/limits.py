"""Which of two sets of limits takes more: numbers, lengths, patterns and what only the server checks."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal
from typing import Final

import msgspec

from tradegen.breaking.collected import At, Collector
from tradegen.breaking.rules import Level
from tradegen.ir import IntType, NumberType, StrType
from tradegen.specs.pattern_samples import pattern_samples


class LimitChange(msgspec.Struct, frozen=True):
    """One limit that moved: ``rule`` is R51 (tightened), R52 (loosened) or R53 (a pattern nobody can compare)."""

    rule: str
    limit: str
    old: str
    new: str
    proven: bool = True


def record_limits(changes: Iterable[LimitChange], at: At, collector: Collector) -> None:
    """Take down limits that moved."""
    for found in changes:
        is_pattern = found.rule == "R53"
        level: Level | None = "error" if found.proven and is_pattern and collector.direction == "in" else None
        collector.add(
            found.rule,
            at,
            message=f"{found.limit} changed from {found.old or 'none'} to {found.new or 'none'}",
            old=found.old,
            new=found.new,
            level=level,
            narrows=is_pattern or None,
            widens=(is_pattern and bool(found.old)) or None,
        )


def number_limits(old: IntType | NumberType, new: IntType | NumberType) -> Iterator[LimitChange]:
    """Yield how the bounds of a number moved."""
    whole = isinstance(old, IntType) and isinstance(new, IntType)
    yield from _ordered("at least", _lower(old, whole=whole), _lower(new, whole=whole), upper=False)
    yield from _ordered("at most", _upper(old, whole=whole), _upper(new, whole=whole), upper=True)
    yield from _multiples(old.multiple_of, new.multiple_of)


def unstated_limits(old: StrType, new: StrType) -> Iterator[LimitChange]:
    """Yield how the limits moved that no document tells: those of decimals, and sizes and versions of other texts."""
    before, after = dict(old.unstated), dict(new.unstated)
    yield from number_limits(*(NumberType(**{name: of.get(name) for name in _BOUNDS}) for of in (before, after)))
    for name, words in _UNSTATED.items():
        ends = (None if (text := of.get(name)) is None else (Decimal(text), False) for of in (before, after))
        yield from _ordered(words, *ends, upper=name != "min_bytes")
    was, now = before.get("version"), after.get("version")
    if was != now:
        if now is not None:
            yield LimitChange("R51", "version", was or "", now)
        if was is not None:
            yield LimitChange("R52", "version", was, now or "")


def length_limits(
    old: tuple[int | None, int | None], new: tuple[int | None, int | None], what: str
) -> Iterator[LimitChange]:
    """Yield how the least and greatest number of ``what`` moved; none at least is the same as 0."""
    least = (_bound(old[0] or 0), _bound(new[0] or 0))
    yield from _ordered(f"least {what}", *least, upper=False)
    yield from _ordered(f"most {what}", *map(_bound, (old[1], new[1])), upper=True)


def pattern_change(old: StrType, new: StrType) -> LimitChange | None:
    """Return how the pattern changed.

    One pattern replaced by another is R53 and unproven, unless a text that the old one takes is refused by the new.
    """
    before, after = old.pattern, new.pattern
    if before == after:
        return None
    if before is None or after is None:
        rule = "R53" if before is None else "R52"
        return LimitChange(rule, "pattern", before or "", after or "")
    return LimitChange("R53", "pattern", before, after, proven=_refuses(after, before))


def matches(pattern: str | None, text: str) -> bool:
    """Whether ``text`` matches; what Python cannot read is taken to match."""
    if pattern is None:
        return True
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True


def _refuses(pattern: str, other: str) -> bool:
    """Whether ``pattern`` refuses a text that ``other`` takes."""
    return any(matches(other, text) and not matches(pattern, text) for text in pattern_samples(other))


_BOUNDS: Final = ("ge", "gt", "le", "lt", "multiple_of")
_UNSTATED: Final = {
    "max_digits": "most digits",
    "decimal_places": "most decimal places",
    "min_bytes": "least bytes",
    "max_bytes": "most bytes",
}

_End = tuple[Decimal, bool] | None  # a bound, and whether it is itself excluded


def _bound(value: int | None) -> _End:
    return None if value is None else (Decimal(value), False)


def _lower(kind: IntType | NumberType, *, whole: bool) -> _End:
    ends = [(Decimal(text), excluded) for text, excluded in ((kind.ge, False), (kind.gt, True)) if text is not None]
    if whole:
        ends = [_least_whole(value, excluded=excluded) for value, excluded in ends]
    return max(ends, default=None)


def _upper(kind: IntType | NumberType, *, whole: bool) -> _End:
    ends = [(-Decimal(text), excluded) for text, excluded in ((kind.le, False), (kind.lt, True)) if text is not None]
    if whole:
        ends = [_least_whole(value, excluded=excluded) for value, excluded in ends]
    found = max(ends, default=None)
    return None if found is None else (-found[0], found[1])


def _least_whole(bound: Decimal, *, excluded: bool) -> tuple[Decimal, bool]:
    """Return the least whole number that keeps a lower bound: ``> 4`` is ``>= 5``."""
    least = bound.to_integral_value(ROUND_CEILING)
    return (least + 1 if excluded and least == bound else least), False


def _ordered(limit: str, old: _End, new: _End, *, upper: bool) -> Iterator[LimitChange]:
    if old == new:
        return
    if old is None or new is None:
        tightened = old is None
    else:
        first, second = (new, old) if upper else (old, new)
        tightened = (first[0], first[1]) < (second[0], second[1]) if first[0] != second[0] else new[1]
    yield LimitChange("R51" if tightened else "R52", limit, _shown(old), _shown(new))


def _shown(end: _End) -> str:
    if end is None:
        return ""
    text = format(end[0].normalize(), "f")
    return f"{text} excluded" if end[1] else text


def _multiples(old: str | None, new: str | None) -> Iterator[LimitChange]:
    if old is None and new is None:
        return
    if old is not None and new is not None:
        if Decimal(old) == Decimal(new):
            return
        tightened = Decimal(old) % Decimal(new) != 0
        if tightened and Decimal(new) % Decimal(old) != 0:
            yield LimitChange("R52", "multiple of", old, new)
    else:
        tightened = old is None
    yield LimitChange("R51" if tightened else "R52", "multiple of", old or "", new or "")

"""Which of two sets of limits takes more: numbers, lengths, patterns and what only the server checks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import ROUND_CEILING, Decimal
from typing import Final, NamedTuple

import msgspec

from tradegen.breaking.collected import At, Collector
from tradegen.breaking.rules import Level
from tradegen.ir import IntType, NumberType, StrType
from tradegen.pattern_match import matches
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


def unstated_limits(old: StrType | NumberType, new: StrType | NumberType) -> Iterator[LimitChange]:
    """Yield how the limits moved that no document tells: those of decimals and moments, sizes and versions."""
    before, after = dict(old.unstated), dict(new.unstated)
    yield from number_limits(*(_numbers(of) for of in (before, after)))
    for name, words in _UNSTATED.items():
        ends = (_bound(None if (text := of.get(name)) is None else Decimal(text)) for of in (before, after))
        yield from _ordered(words, *ends, upper=name != "min_bytes")
    yield from _ordered("not before", _earliest(before), _earliest(after), upper=False)
    yield from _ordered("not after", _latest(before), _latest(after), upper=True)
    for name in ("version", "now"):
        yield from _chosen(name, before.get(name), after.get(name))


def _numbers(limits: Mapping[str, str]) -> NumberType:
    return msgspec.structs.replace(NumberType(), **{name: limits.get(name) for name in _BOUNDS})


def _chosen(name: str, was: str | None, now: str | None) -> Iterator[LimitChange]:
    """Yield how a limit moved of which one value takes nothing that another one takes."""
    if was != now:
        if now is not None:
            yield LimitChange("R51", name, was or "", now)
        if was is not None:
            yield LimitChange("R52", name, was, now or "")


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


def _refuses(pattern: str, other: str) -> bool:
    """Whether ``pattern`` refuses a text that ``other`` takes."""
    return any(matches(other, text) and matches(pattern, text) is False for text in pattern_samples(other))


_BOUNDS: Final = ("ge", "gt", "le", "lt", "multiple_of")
_UNSTATED: Final = {
    "max_digits": "most digits",
    "decimal_places": "most decimal places",
    "min_bytes": "least bytes",
    "max_bytes": "most bytes",
}


class _End(NamedTuple):
    """A bound, whether it is itself excluded, and how it is written where that is not its number."""

    value: Decimal
    excluded: bool
    text: str = ""


def _bound(value: Decimal | int | None) -> _End | None:
    return None if value is None else _End(Decimal(value), excluded=False)


def _lower(kind: IntType | NumberType, *, whole: bool) -> _End | None:
    ends = [_End(Decimal(text), excluded) for text, excluded in ((kind.ge, False), (kind.gt, True)) if text is not None]
    if whole:
        ends = [_least_whole(end) for end in ends]
    return max(ends, default=None)


def _upper(kind: IntType | NumberType, *, whole: bool) -> _End | None:
    ends = [
        _End(-Decimal(text), excluded) for text, excluded in ((kind.le, False), (kind.lt, True)) if text is not None
    ]
    if whole:
        ends = [_least_whole(end) for end in ends]
    found = max(ends, default=None)
    return None if found is None else _End(-found.value, found.excluded)


def _least_whole(bound: _End) -> _End:
    """Return the least whole number that keeps a lower bound: ``> 4`` is ``>= 5``."""
    least = bound.value.to_integral_value(ROUND_CEILING)
    return _End(least + 1 if bound.excluded and least == bound.value else least, excluded=False)


def _earliest(limits: Mapping[str, str]) -> _End | None:
    known = (("not_before", False), ("after", True))
    return max((_moment(limits[name], excluded) for name, excluded in known if name in limits), default=None)


def _latest(limits: Mapping[str, str]) -> _End | None:
    known = (("before", True), ("not_after", False))
    ends = [_moment(limits[name], excluded) for name, excluded in known if name in limits]
    return min(ends, key=lambda end: end.value, default=None)


def _moment(text: str, excluded: bool) -> _End:
    """Return a bound of dates, times or durations as seconds from whatever is the first of its kind."""
    if re.fullmatch(r"-?[0-9.]+", text):
        return _End(Decimal(text), excluded, f"{text} s")
    is_time = text[2:3] == ":"
    moment = datetime.fromisoformat(f"2000-01-01T{text}" if is_time else text)
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _End(Decimal(str(known.timestamp())), excluded, text)


def _ordered(limit: str, old: _End | None, new: _End | None, *, upper: bool) -> Iterator[LimitChange]:
    if old is None or new is None:
        if old is new:
            return
        tightened = old is None
    else:
        if old[:2] == new[:2]:
            return
        first, second = (new, old) if upper else (old, new)
        tightened = first.value < second.value if first.value != second.value else new.excluded
    yield LimitChange("R51" if tightened else "R52", limit, _shown(old), _shown(new))


def _shown(end: _End | None) -> str:
    if end is None:
        return ""
    text = end.text or format(end.value.normalize(), "f")
    return f"{text} excluded" if end.excluded else text


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

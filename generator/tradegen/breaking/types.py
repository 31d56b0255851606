"""Compare two types that stand at the same place, in one view."""

from collections.abc import Callable

import msgspec

from tradegen.breaking.closed_values import compare_values, is_open_kind, takes
from tradegen.breaking.collected import At, Collector
from tradegen.breaking.containers import compare_containers
from tradegen.breaking.limits import length_limits, number_limits, pattern_change, record_limits, unstated_limits
from tradegen.breaking.names import compare_names
from tradegen.breaking.rules import SOURCE, SOURCE_PY, Strength
from tradegen.breaking.sides import Side
from tradegen.breaking.spelling import spell
from tradegen.breaking.unions import match_members, match_tagged
from tradegen.ir import (
    AnyType,
    BoolType,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    UnionType,
)

Accepts = Callable[[Type, Type], tuple[bool, bool]]
"""For an old and a new type: does the new take all of the old, and the old all of the new?"""

_CLASSES = frozenset({"date-time", "date", "time", "duration", "decimal", "uuid"})
_SILENT = frozenset({"password"})
_SCALARS = (AnyType, BoolType, IntType, LiteralType, NullType, NumberType, StrType)


class TypeComparer:
    """Compares types at places; models that meet are noted as pairs, not entered."""

    def __init__(self, old: Side, new: Side, collector: Collector, *, accepts: Accepts) -> None:
        self.old = old
        self.new = new
        self.collector = collector
        self.accepts = accepts
        self._path: list[tuple[Type, Type]] = []

    def compare(self, old: Type, new: Type, at: At) -> None:
        """Take down how ``new`` differs from ``old``."""
        if isinstance(old, _SCALARS) and old == new:
            return
        if (old, new) in self._path:
            return
        self._path.append((old, new))
        compare_names(self, old, new, at)
        olds = tuple(dict.fromkeys(self.old.members(old, self.collector.direction)))
        news = tuple(dict.fromkeys(self.new.members(new, self.collector.direction)))
        if at.text and _has_decimal(olds) != _has_decimal(news):
            olds, news = _without_decimal(olds), _without_decimal(news)
        self._nullability(olds, news, at)
        kept_old = tuple(kind for kind in olds if not isinstance(kind, NullType))
        kept_new = tuple(kind for kind in news if not isinstance(kind, NullType))
        if len(kept_old) == 1 and len(kept_new) == 1:
            self._compare_one(kept_old[0], kept_new[0], at)
        elif kept_old and kept_new:
            match_members(self, _beside(kept_old, kept_new), _beside(kept_new, kept_old), at)
        elif kept_old or kept_new:
            self.report("R43", old, new, at, "type changed")
        self._path.pop()

    def inform(self, old: Type, new: Type, at: At) -> None:
        """Take down how ``new`` differs from ``old`` where whatever it is breaks nobody."""
        outer, self.collector = self.collector, Collector(self.collector.direction)
        try:
            self.compare(old, new, at)
        finally:
            inner, self.collector = self.collector, outer
        self.collector.extend(
            msgspec.structs.replace(change, level="info", narrows=False, widens=False)
            for change in inner.local().changes
        )

    def spelled(self, old: Type, new: Type) -> tuple[str, str]:
        """Return both types as the user would write them."""
        return spell(old, self.old.names), spell(new, self.new.names)

    def report(self, rule: str, old: Type, new: Type, at: At, message: str) -> None:
        """Take down a change from one type to another."""
        before, after = self.spelled(old, new)
        self.collector.add(rule, at, message=f"{message} from {before} to {after}", old=before, new=after)

    def partial(
        self,
        rule: str,
        old: Type,
        new: Type,
        at: At,
        *,
        narrows: bool,
        widens: bool,
        source: tuple[Strength, ...],
        message: str = "type changed",
    ) -> None:
        """Take down a change of type that breaks the wire one way only."""
        before, after = self.spelled(old, new)
        self.collector.add_partial(
            rule,
            at,
            message=f"{message} from {before} to {after}",
            old=before,
            new=after,
            narrows=narrows,
            widens=widens,
            source=source,
        )

    def _nullability(self, olds: tuple[Type, ...], news: tuple[Type, ...], at: At) -> None:
        was, now = (any(isinstance(kind, NullType | AnyType) for kind in kinds) for kinds in (olds, news))
        if was and not now and len(olds) > 1:
            self.collector.add("R38", at, message="no longer nullable", old="nullable", new="not null")
        elif now and not was and len(news) > 1:
            self.collector.add("R37", at, message="became nullable", old="not null", new="nullable")

    def _compare_one(self, old: Type, new: Type, at: At) -> None:
        direction = self.collector.direction
        plain_old, plain_new = self.old.plain(old, direction), self.new.plain(new, direction)
        if (plain_old, plain_new) != (old, new):
            self.compare(plain_old, plain_new, at)
            return
        self._strictness(old, new, at)
        match old, new:
            case UnionType(), UnionType():
                match_tagged(self, old, new, at)
            case (UnionType(), _) | (_, UnionType()):
                olds = old.members if isinstance(old, UnionType) else (old,)
                news = new.members if isinstance(new, UnionType) else (new,)
                match_members(self, olds, news, at)
            case ModelRef(), ModelRef():
                self.collector.descend((old, new))
            case AnyType(), AnyType():
                return
            case AnyType(), _:
                self.report("R41", old, new, at, "type narrowed")
            case _, AnyType():
                self.report("R42", old, new, at, "type widened")
            case _ if self._compare_closed(old, new, at):
                return
            case ((IntType() | NumberType()), (IntType() | NumberType())):
                self._numbers(old, new, at)
            case StrType(), StrType():
                self._texts(old, new, at)
            case _ if compare_containers(self, old, new, at):
                return
            case _:
                self._unlike(old, new, at)

    def _compare_closed(self, old: Type, new: Type, at: At) -> bool:
        """Compare where a side is a closed set of values; tell whether that was so."""
        olds, news = self.old.values(old), self.new.values(new)
        if isinstance(old, BoolType) and isinstance(new, BoolType):
            return True
        if olds is not None and news is not None:
            compare_values(self, old, new, olds, news, at)
            return True
        closed, other = (olds, new) if olds is not None else (news, old)
        if closed is None or not is_open_kind(closed, other, text=at.text):
            return False
        was_open = olds is None
        outside = not all(takes(other, value) for value in closed)
        enum = isinstance(new if was_open else old, EnumRef | LiteralType)
        self.partial(
            "R50" if enum else "R43",
            old,
            new,
            at,
            narrows=was_open or outside,
            widens=outside or not was_open,
            source=SOURCE if at.text else SOURCE_PY,
            message="became a choice of values" if was_open else "stopped being a choice of values",
        )
        return True

    def _strictness(self, old: Type, new: Type, at: At) -> None:
        """What a generated client sends is read all the same; others may send texts for numbers."""
        readers = (BoolType, IntType, NumberType, StrType)
        if self.collector.direction == "out" or not (isinstance(old, readers) and isinstance(new, readers)):
            return
        if new.strict and not old.strict:
            message = "is read strictly now: a text for a number, and the like, is refused"
            self.collector.add("R41", at, message=message, old="lax", new="strict", level="warning", narrows=False)
        elif old.strict and not new.strict:
            message = "is no longer read strictly"
            self.collector.add("R42", at, message=message, old="strict", new="lax", level="info", widens=False)

    def _numbers(self, old: IntType | NumberType, new: IntType | NumberType, at: At) -> None:
        if isinstance(old, IntType) and isinstance(new, NumberType):
            self.report("R42", old, new, at, "type widened")
        elif isinstance(old, NumberType) and isinstance(new, IntType):
            self.report("R41", old, new, at, "type narrowed")
        record_limits(number_limits(old, new), at, self.collector)
        if isinstance(old, NumberType) and isinstance(new, NumberType):
            record_limits(unstated_limits(old, new), at, self.collector)

    def _texts(self, old: StrType, new: StrType, at: At) -> None:
        before, after = _format(old), _format(new)
        if before != after:
            classes = _CLASSES & {old.format, new.format}
            narrows, widens = after is not None, before is not None
            if old.format == new.format:
                classes = frozenset()
                narrows, widens = not _zones(old) <= _zones(new), not _zones(new) <= _zones(old)
            self.partial(
                "R45",
                old,
                new,
                at,
                narrows=narrows,
                widens=widens,
                source=SOURCE_PY if classes else (),
                message="format changed",
            )
        lengths = (old.min_length, old.max_length), (new.min_length, new.max_length)
        record_limits(length_limits(*lengths, "length"), at, self.collector)
        record_limits(unstated_limits(old, new), at, self.collector)
        if (changed := pattern_change(old, new)) is not None:
            record_limits((changed,), at, self.collector)

    def _unlike(self, old: Type, new: Type, at: At) -> None:
        """Two types of different kinds; in a URL each may still read what the other writes."""
        kinds, listed = {type(old), type(new)}, ListType | TupleType
        if StrType in kinds and kinds & {IntType, NumberType}:
            rule = "R46"
        elif isinstance(old, listed) != isinstance(new, listed):
            rule = "R44"
        else:
            rule = "R43"
        if self.collector.direction == "in" and _reads_both(old, new):
            self.partial(rule, old, new, at, narrows=False, widens=False, source=SOURCE)
        elif at.text:
            before, after = reads_text(new, old), reads_text(old, new)
            self.partial(rule, old, new, at, narrows=not before, widens=not after, source=SOURCE)
        else:
            self.report(rule, old, new, at, "type changed")


def _beside(members: tuple[Type, ...], others: tuple[Type, ...]) -> tuple[Type, ...]:
    """Return ``members``, those of a tagged union one by one where there is none to lay it beside."""
    if any(isinstance(other, UnionType) for other in others):
        return members
    parts = (member.members if isinstance(member, UnionType) else (member,) for member in members)
    return tuple(part for inner in parts for part in inner)


def _has_decimal(members: tuple[Type, ...]) -> bool:
    return any(isinstance(member, StrType) and member.format == "decimal" for member in members)


def _without_decimal(members: tuple[Type, ...]) -> tuple[Type, ...]:
    """Leave the text of a decimal out beside its number: in a URL they are the same."""
    if not any(isinstance(member, NumberType) for member in members):
        return members
    return tuple(member for member in members if not (isinstance(member, StrType) and member.format == "decimal"))


def reads_text(reader: Type, writer: Type) -> bool:
    """Whether a reader of text from a URL takes all that ``writer`` writes there."""
    match reader:
        case StrType(format=None, pattern=None, min_length=None, max_length=None):
            return not isinstance(writer, ListType)
        case ListType(item=item, min_items=None):
            return not isinstance(writer, ListType) and (item == writer or reads_text(item, writer))
        case _:
            return False


def _reads_both(old: Type, new: Type) -> bool:
    """Whether a date, time or duration is a text in one version and a number in the other, and the new reads both."""
    match old, new:
        case (StrType(format=form), NumberType(temporal=other)) | (NumberType(temporal=other), StrType(format=form)):
            return form is not None and form == other and isinstance(new, StrType | NumberType) and not new.strict
        case _:
            return False


def _format(kind: StrType) -> tuple[str, frozenset[bool]] | None:
    """Return the format as far as the wire shows it."""
    return None if kind.format is None or kind.format in _SILENT else (kind.format, _zones(kind))


def _zones(kind: StrType) -> frozenset[bool]:
    """Return whether a time has a zone: it must, it may not, or it may or not."""
    return frozenset({True, False} if kind.zone_optional else {not kind.naive})

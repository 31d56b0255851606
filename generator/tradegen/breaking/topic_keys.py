"""Compare the params of a topic: every value of theirs is part of its key, so more breaks than in a request."""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.breaking.change import Change
from tradegen.breaking.collected import At
from tradegen.breaking.compare import Comparison
from tradegen.breaking.fields import same_json
from tradegen.breaking.members import Member, members
from tradegen.breaking.rules import Level
from tradegen.breaking.sides import Side
from tradegen.breaking.spelling import spell
from tradegen.ir import ListType, ModelRef, Topic, Type, Use
from tradegen.span import Span

_RETYPED: Final = frozenset({"R43", "R44", "R45", "R46"})
_NULL: Final = "null"
_SETTLED: Final = frozenset({"R30", "R31", "R33", "R34", "R39", "R40", "R57"})


def compare_keys(comparison: Comparison, old: Topic, new: Topic, *, place: str) -> Iterator[Change]:
    """Yield how the keys changed that the params of old clients select, and which params are refused now."""
    olds, news = _key(comparison.old, old.params), _key(comparison.new, new.params)
    owner = "params" if new.params is None else spell(new.params.in_type, comparison.new.names)
    renamed = {member.field.name: name for name, member in news.items() if name not in olds}
    for name, before in olds.items():
        after = news.get(name)
        if after is not None:
            yield from _kept(comparison, before, after, f"{owner}.{name}")
        else:
            yield _gone(before, renamed.get(before.field.name), f"{owner}.{name}", otherwise=new.span)
    attributes = {member.field.name for name, member in olds.items() if name not in news}
    for name, after in news.items():
        if name not in olds and after.field.name not in attributes:
            yield _added(after, f"{owner}.{name}", spell(after.type, comparison.new.names))
    if old.params is not None and new.params is not None:
        at = At(f"{place} params", new.span, old.span)
        for change in comparison.changes(old.params.in_type, new.params.in_type, "in", at=at):
            if change.rule not in _SETTLED:
                yield msgspec.structs.replace(change, rule="R14") if change.rule in _RETYPED else change


def _key(side: Side, params: Use | None) -> dict[str, Member]:
    kind = None if params is None else side.plain(params.in_type, "in")
    return {member.name: member for member in members(side, kind, "in")} if isinstance(kind, ModelRef) else {}


def _gone(old: Member, now: str | None, place: str, *, otherwise: Span | None) -> Change:
    if now is None:
        return Change(
            rule="R14",
            place=place,
            message="was removed from the key",
            old=old.name,
            span=old.field.span or otherwise,
            removed=old.field.span is not None,
        )
    message = f"is called {now} in the key, not {old.name}"
    return Change(rule="R14", place=place, message=message, old=old.name, new=now, span=otherwise)


def _added(new: Member, place: str, spelled: str) -> Change:
    """A member that is null where it is not given is no part of the key (RFC 8785 form without nulls)."""
    harmless = not new.required and _default(new) == _NULL
    message = "was added; null leaves keys as they were" if harmless else "was added, which changes every key"
    level: Level | None = "info" if harmless else None
    return Change(rule="R13", place=place, message=message, new=spelled, span=new.field.span, level=level)


def _kept(comparison: Comparison, old: Member, new: Member, place: str) -> Iterator[Change]:
    was, now = _default(old), _default(new)
    if not old.required and not new.required and was != now and not same_json(was, now):
        message = f"the default changed from {was} to {now}, and with it the key of those who leave it out"
        yield Change(rule="R15", place=place, message=message, old=was, new=now, span=new.field.span)
    if _is_set(comparison.old, old.type) != _is_set(comparison.new, new.type):
        before, after = spell(old.type, comparison.old.names), spell(new.type, comparison.new.names)
        message = f"type changed from {before} to {after}: a key holds a set sorted"
        yield Change(rule="R14", place=place, message=message, old=before, new=after, span=new.field.span)


def _default(member: Member) -> str:
    """Return what stands in the key where the member is left out, as JSON text."""
    field = member.field
    return '"(made by a factory)"' if field.has_factory and field.default is None else field.default or _NULL


def _is_set(side: Side, kind: Type) -> bool:
    plain = [side.plain(member, "in") for member in side.members(kind, "in")]
    return any(isinstance(member, ListType) and member.unique for member in plain)

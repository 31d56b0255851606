"""Compare the members of two models that stand opposite each other, in one view."""

from collections.abc import Mapping, Sequence
from typing import Final

import orjson

from tradegen.breaking.collected import At
from tradegen.breaking.lifecycle import released, reused
from tradegen.breaking.members import Member, members
from tradegen.breaking.rules import Level
from tradegen.breaking.types import TypeComparer
from tradegen.ir import AnyType, Field, Model, ModelRef
from tradegen.resolve.reserved import wire_names

_OBJECTS: Final = ("model", "dataclass", "typeddict")


def compare_models(comparer: TypeComparer, old_ref: ModelRef, new_ref: ModelRef) -> None:
    """Take down how the fields and the rules for unnamed members differ."""
    old, new = comparer.old.names.models[old_ref.ref], comparer.new.names.models[new_ref.ref]
    at = At(new.name, new.span, old.span)
    if (old.kind == "namedtuple") != (new.kind == "namedtuple"):
        message = f"changed from {_shape(old)} to {_shape(new)}"
        comparer.collector.add("R43", at, message=message, old=_shape(old), new=_shape(new))
        return
    direction = comparer.collector.direction
    olds, news = members(comparer.old, old_ref, direction), members(comparer.new, new_ref, direction)
    if new.kind == "namedtuple":
        _compare_positions(comparer, olds, news, at)
        return
    ModelComparer(comparer, old, new, olds=olds, news=news).compare()


def same_json(old: str | None, new: str | None) -> bool:
    """Whether two JSON texts, or the absence of one, say the same."""
    if old is None or new is None:
        return old == new
    return old == new or _comparable(orjson.loads(old)) == _comparable(orjson.loads(new))


def _comparable(value: object) -> object:
    """Keep truth values apart from numbers, which Python takes for equal."""
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    if isinstance(value, dict):
        return {name: _comparable(item) for name, item in value.items()}
    return value


def _shape(model: Model) -> str:
    return "an array" if model.kind == "namedtuple" else "an object"


def _compare_positions(comparer: TypeComparer, olds: Sequence[Member], news: Sequence[Member], at: At) -> None:
    if len(olds) != len(news):
        message = f"the array has {len(news)} places, not {len(olds)}"
        comparer.collector.add("R43", at, message=message, old=str(len(olds)), new=str(len(news)))
    else:
        _compare_order(comparer, olds, news)
    for index, (before, after) in enumerate(zip(olds, news, strict=False)):
        comparer.compare(before.type, after.type, At(f"{at.place}[{index}]", after.field.span, before.field.span))


def _compare_order(comparer: TypeComparer, olds: Sequence[Member], news: Sequence[Member]) -> None:
    """Take down places that changed their meaning: positions are all that the wire knows of a field's name."""
    was = [member.field.name for member in olds]
    for index, (before, after) in enumerate(zip(olds, news, strict=True)):
        name, now = before.field.name, after.field.name
        at = At(f"{after.name}", after.field.span, before.field.span)
        if name == now:
            continue
        if now in was:
            message = f"{now} stands at place {index} of the array, where {name} stood"
            comparer.collector.add("R43", at, message=message, old=name, new=now)
        else:
            message = f"the attribute is called {now}, not {name}"
            comparer.collector.add("R32", at, message=message, old=name, new=now)


class ModelComparer:
    """Compares two models that are objects on the wire."""

    def __init__(
        self, comparer: TypeComparer, old: Model, new: Model, *, olds: Sequence[Member], news: Sequence[Member]
    ) -> None:
        self._comparer = comparer
        self._collector = comparer.collector
        self._is_input = comparer.collector.direction == "in"
        self._old = old
        self._new = new
        self._olds = {member.name: member for member in olds}
        self._news = {member.name: member for member in news}
        self._heirs = {
            name: member for member in news if member.name not in self._olds for name in self._also_read(member)
        }

    def compare(self) -> None:
        """Pair the fields by wire name, then by attribute; report what is left."""
        renamed = self._renamed()
        known: set[str] = set()
        for name, before in self._olds.items():
            after = self._news.get(name) or self._heirs.get(name) or self._news.get(renamed.get(name, ""))
            if after is None:
                self._report_removed(before)
            else:
                known.add(after.name)
                self._compare_field(before, after)
        for name, member in self._news.items():
            if name not in known:
                self._report_added(member)
        self._compare_extra()
        self._compare_reserved()

    def _renamed(self) -> Mapping[str, str]:
        """Return the new wire name of each old one whose attribute still exists."""
        by_attribute = {member.field.name: name for name, member in self._news.items() if name not in self._olds}
        return {
            name: by_attribute[member.field.name]
            for name, member in self._olds.items()
            if name not in self._news and name not in self._heirs and member.field.name in by_attribute
        }

    def _also_read(self, member: Member) -> tuple[str, ...]:
        return member.field.also_read if self._is_input else ()

    def _at(self, name: str, new: Member | None, old: Member | None) -> At:
        span = (new.field.span if new else None) or self._new.span
        old_span = (old.field.span if old else None) or self._old.span
        return At(f"{self._new.name if new else self._old.name}.{name}", span, old_span)

    def _compare_field(self, old: Member, new: Member) -> None:
        at = self._at(new.name, new, old)
        add = self._collector.add
        if old.name != new.name and old.name not in self._also_read(new):
            add("R31", at, message=f"is called {new.name} on the wire, not {old.name}", old=old.name, new=new.name)
        elif old.field.name != new.field.name:
            message = f"the attribute is called {new.field.name}, not {old.field.name}"
            add("R32", at, message=message, old=old.field.name, new=new.field.name)
        for name in self._also_read(old):
            if name != new.name and name not in self._also_read(new):
                add("R31", at, message=f"is no longer read as {name}", old=name, new=new.name)
        self._comparer.compare(old.type, new.type, at)
        if new.required and not old.required:
            add("R35", at, message="became required", old="optional", new="required")
        elif old.required and not new.required:
            add("R36", at, message="became optional", old="required", new="optional")
        elif not (old.field.in_required or new.field.in_required):
            self._compare_default(old.field, new.field, at)

    def _compare_default(self, old: Field, new: Field, at: At) -> None:
        if old.default is not None and new.default is None:
            message = f"the default {old.default} was removed"
            self._collector.add("R40", at, message=message, old=old.default)
        elif new.default is not None and old.default is None:
            return
        elif not same_json(old.default, new.default):
            message = f"the default changed from {old.default} to {new.default}"
            self._collector.add("R39", at, message=message, old=old.default or "", new=new.default or "")

    def _report_removed(self, old: Member) -> None:
        at, add = self._at(old.name, None, old), self._collector.add
        other = next((field for field in self._new.fields if field.name == old.field.name), None)
        spelled, _ = self._comparer.spelled(old.type, AnyType())
        if other is not None:
            way = "sent" if self._is_input else "accepted"
            seen = At(at.place, other.span or self._new.span, at.old_span)
            add("R57", seen, message=f"is only {way} now", old="both ways", new=f"only {way}")
        elif self._is_input:
            refused = self._new.extra == "forbid"
            message = "was removed and is refused" if refused else "was removed and is ignored"
            level: Level = "error" if refused else "warning"
            add(
                "R30", at, message=message, old=spelled, level=level, removed=True, narrows=refused, widens=old.required
            )
        else:
            level = "error" if old.required else "warning"
            add("R30", at, message="was removed", old=spelled, level=level, removed=True, widens=old.required)

    def _report_added(self, new: Member) -> None:
        at = self._at(new.name, new, None)
        _, spelled = self._comparer.spelled(AnyType(), new.type)
        rule, message = ("R33" if new.required else "R34"), "was added"
        if new.required and self._is_input:
            message = "was added and is required"
        closed = self._old.extra == "forbid"
        level: Level | None = "error" if closed and not self._is_input else None
        self._collector.add(rule, at, message=message, new=spelled, level=level, widens=closed)

    def _compare_reserved(self) -> None:
        """Take down names that are back, or free again, which the old version had reserved."""
        for name in self._old.reserved:
            new = self._news.get(name)
            at = self._at(name, new, None)
            if new is not None:
                self._collector.extend((reused(name, place=at.place, kind="field", span=at.span),))
            elif name not in self._new.reserved and not any(name in wire_names(field) for field in self._new.fields):
                self._collector.extend((released(name, place=at.place, kind="field", span=self._new.span),))

    def _compare_extra(self) -> None:
        old, new = self._old, self._new
        at = At(new.name, new.span, old.span)
        message = f"members without a name: {new.extra}, not {old.extra}"
        match old.extra, new.extra:
            case "allow", "forbid":
                self._collector.add("R56", at, message=message, old=old.extra, new=new.extra, narrows=True)
            case "forbid", "allow":
                level: Level | None = "info" if self._is_input else None
                self._collector.add("R56", at, message=message, old=old.extra, new=new.extra, level=level, widens=True)
            case ("allow", "ignore") | ("ignore", "forbid"):
                level = "warning" if self._is_input else "info"
                self._collector.add("R56", at, message=message, old=old.extra, new=new.extra, level=level)
            case "allow", "allow":
                kinds = (old.extra_type or AnyType(), new.extra_type or AnyType())
                self._comparer.compare(*kinds, At(f"{new.name}.*", new.span, old.span))
            case _:
                return

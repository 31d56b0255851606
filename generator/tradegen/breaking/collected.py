"""What a comparison writes down at one place: its changes, and the pairs of models it leads to."""

from collections.abc import Iterable

import msgspec

from tradegen.breaking.change import Change, does_narrow, does_widen
from tradegen.breaking.rules import Level, Strength
from tradegen.ir import Direction, ModelRef
from tradegen.span import Span

ModelPair = tuple[ModelRef, ModelRef]


class At(msgspec.Struct, frozen=True):
    """The place that is compared (``PlacedOrder.status``) and where each version has it.

    ``text``: values travel as text in a URL, where a number and its digits are the same.
    """

    place: str
    span: Span | None = None
    old_span: Span | None = None
    text: bool = False


class Local(msgspec.Struct, frozen=True):
    """Changes within one value, and the pairs of models below it that must be compared too."""

    changes: tuple[Change, ...] = ()
    pairs: tuple[ModelPair, ...] = ()


class Collector:
    """Takes changes down, one direction at a time."""

    def __init__(self, direction: Direction) -> None:
        self.direction: Direction = direction
        self._changes: list[Change] = []
        self._pairs: dict[ModelPair, None] = {}

    def local(self) -> Local:
        """Return everything taken down so far."""
        return Local(tuple(self._changes), tuple(self._pairs))

    def descend(self, pair: ModelPair) -> None:
        """Note that two models stand opposite each other."""
        self._pairs[pair] = None

    def extend(self, changes: Iterable[Change]) -> None:
        """Take down changes that were made elsewhere."""
        self._changes.extend(changes)

    def add(
        self,
        rule: str,
        at: At,
        *,
        message: str,
        old: str = "",
        new: str = "",
        level: Level | None = None,
        breaks: tuple[Strength, ...] | None = None,
        removed: bool = False,
        narrows: bool | None = None,
        widens: bool | None = None,
    ) -> None:
        """Take down a change; ``None`` stands for what the rule says of level and effect."""
        on_wire = "wire" in breaks if breaks is not None else True
        self._changes.append(
            Change(
                rule=rule,
                place=at.place,
                message=message,
                old=old,
                new=new,
                span=at.old_span if removed else at.span,
                removed=removed,
                level=level,
                breaks=breaks,
                narrows=(on_wire and does_narrow(rule)) if narrows is None else narrows,
                widens=(on_wire and does_widen(rule)) if widens is None else widens,
            )
        )

    def add_partial(
        self,
        rule: str,
        at: At,
        *,
        message: str,
        old: str,
        new: str,
        narrows: bool,
        widens: bool,
        source: tuple[Strength, ...],
    ) -> None:
        """Take down a change that may break the wire one way only; the other way it breaks ``source`` at most."""
        broken = narrows if self.direction == "in" else widens
        self._changes.append(
            Change(
                rule=rule,
                place=at.place,
                message=message,
                old=old,
                new=new,
                span=at.span,
                level=None if broken or source else "info",
                breaks=("wire", *source) if broken else source,
                narrows=narrows,
                widens=widens,
            )
        )

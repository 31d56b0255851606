"""One difference between two versions of a declared value, before it is known who meets it."""

import msgspec

from tradegen.breaking.rules import RULES, Level, Strength, Way
from tradegen.span import Span

_NARROWING = frozenset({"R33", "R35", "R38", "R41", "R47", "R51"})
_WIDENING = frozenset({"R36", "R37", "R42", "R48", "R52"})
_BOTH = frozenset({"R31", "R43", "R44", "R45", "R46", "R49", "R54", "R55", "R57"})


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changed at ``place`` (``PlacedOrder.status``); ``old`` and ``new`` are spelled as the user would.

    ``narrows``: a reader of the new version refuses some value of the old one. ``widens``: the other way round.
    ``level`` and ``breaks`` stand where the rule's own do not hold.
    """

    rule: str
    place: str
    message: str
    old: str = ""
    new: str = ""
    span: Span | None = None
    removed: bool = False
    level: Level | None = None
    breaks: tuple[Strength, ...] | None = None
    narrows: bool = False
    widens: bool = False

    def level_for(self, way: Way) -> Level:
        """How bad the change is for values that travel ``way``."""
        return self.level or RULES[self.rule].level(way)

    def strengths(self) -> tuple[Strength, ...]:
        """What stops working."""
        return RULES[self.rule].breaks if self.breaks is None else self.breaks


def does_narrow(rule: str) -> bool:
    """Whether a change under ``rule`` makes a reader refuse what it took before."""
    return rule in _NARROWING or rule in _BOTH


def does_widen(rule: str) -> bool:
    """Whether a change under ``rule`` makes a writer send what it never sent before."""
    return rule in _WIDENING or rule in _BOTH

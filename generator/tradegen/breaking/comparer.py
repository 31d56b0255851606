"""What the parts that compare unions, closed values and names need of the one that compares types."""

from typing import Protocol

from tradegen.breaking.collected import At, Collector
from tradegen.breaking.rules import Strength
from tradegen.breaking.sides import Side
from tradegen.ir import Type


class Comparer(Protocol):
    """Compares the types of two versions where they stand."""

    @property
    def old(self) -> Side: ...

    @property
    def new(self) -> Side: ...

    @property
    def collector(self) -> Collector: ...

    def accepts(self, old: Type, new: Type, /) -> tuple[bool, bool]:
        """Whether the new type takes all of the old one, and the old one all of the new."""
        ...

    def compare(self, old: Type, new: Type, at: At) -> None:
        """Take down how ``new`` differs from ``old``."""
        ...

    def inform(self, old: Type, new: Type, at: At) -> None:
        """Take down how ``new`` differs from ``old`` where whatever it is breaks nobody."""
        ...

    def partial(
        self, rule: str, old: Type, new: Type, at: At, *, narrows: bool, widens: bool, source: tuple[Strength, ...]
    ) -> None:
        """Take down a change of type that breaks the wire one way only."""
        ...

    def spelled(self, old: Type, new: Type) -> tuple[str, str]:
        """Return both types as the user would write them."""
        ...

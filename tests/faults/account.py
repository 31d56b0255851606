"""The books of one subscriber: every update was delivered once and in order, or it was told to be missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Balance:
    """``told``: missing by number. ``begun_anew``: missing because a topic began anew, in its old or its new life."""

    published: int
    delivered: int
    told: int
    begun_anew: int

    @property
    def even(self) -> bool:
        """Nothing is missing that was not told, and nothing was told that arrived."""
        return self.published == self.delivered + self.told + self.begun_anew


class Account:
    """Takes what a client tells of an ``every`` topic that it follows from its first update on.

    ``life`` names one life of the topic's source, ``number`` counts its updates from 1.
    Raises: ``AssertionError`` at the first update or gap that does not fit to what came before.
    """

    def __init__(self) -> None:
        self.delivered = 0
        self.told = 0
        self.reasons: list[str] = []
        self.life: str | None = None
        self.position = 0
        self._anew = False
        self._heads = 0
        self._cut: dict[str, int] = {}

    def __str__(self) -> str:
        anew = ", waits for the first update of another life" if self._anew else ""
        gaps = dict(Counter(self.reasons))
        return (
            f"life {self.life} up to {self.position}{anew}; {self.delivered} delivered, {self.told} told, gaps {gaps}"
        )

    def updated(self, life: str, number: int) -> None:
        """The client delivered an update."""
        self.delivered += 1
        if self._anew:
            assert life not in (self.life, *self._cut), "a life that is said to be over goes on"
            self._begin(life, number)
        elif self.life is None:
            self.life = life
        assert life == self.life, "another life without a gap"
        assert number == self.position + 1, f"{number} after {self.position}, without a gap"
        self.position = number

    def lost(self, first: int | None, last: int | None, reason: str) -> None:
        """The client told of a gap."""
        self.reasons.append(reason)
        assert first is not None
        if reason == "epoch":
            assert self._anew or first == self.position + 1
            self._anew = True
            return
        assert last is not None
        assert last >= first
        assert not self._anew, "a gap between two lives"
        assert first == self.position + 1, f"a gap from {first} after {self.position}"
        self.told += last - first + 1
        self.position = last

    def settle(self, published: Mapping[str, int]) -> Balance:
        """Compare with what every life of the topic has published; the last one must have been followed to its end."""
        assert not self._anew
        if self.life is not None:
            assert self.position == published[self.life], "updates are missing at the end"
        tails = {life: count - self._cut.get(life, 0) for life, count in published.items() if life != self.life}
        assert all(tail >= 0 for tail in tails.values())
        total = sum(published.values())
        return Balance(total, self.delivered, self.told, self._heads + sum(tails.values()))

    def _begin(self, life: str, number: int) -> None:
        if self.life is not None:
            self._cut[self.life] = self.position
        self.life, self.position, self._anew = life, number - 1, False
        self._heads += number - 1


def published(ledger: Path, title: str) -> dict[str, int]:
    """Return how many updates each life of ``route.name`` published, as its process wrote down."""
    lives = ledger.glob(f"{title}.*")
    return {life.name.rpartition(".")[2]: int.from_bytes(life.read_bytes(), "little") for life in lives}

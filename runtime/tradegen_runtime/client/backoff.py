"""How long to wait before trying again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

SECOND: Final = 5
"""The first attempt in vain makes the limit so many times the first one."""


@dataclass(frozen=True)
class Backoff:
    """Full jitter: a random share of a limit that grows, from ``first_s`` to ``limit_s``.

    ``random`` returns a float in [0, 1).
    """

    first_s: float
    limit_s: float
    random: Callable[[], float]

    def delay_s(self, failures: int) -> float:
        """Seconds to wait after so many refusals in a row (at least one), each of which doubles the limit."""
        return self._share_of(self.first_s * 2.0 ** min(failures - 1, 32))

    def return_s(self, away_s: float) -> float:
        """Seconds to wait where the socket was lost so long ago; 0: just now.

        The limit is that time, which attempts in vain double on the whole, but for all clients alike. By a count of
        attempts, those that had drawn short delays would wait several times as long as the others, and a crowd that
        lost its server at once would come back in a heap with a long tail.
        """
        return self._share_of(max(SECOND * self.first_s, away_s) if away_s > 0 else self.first_s)

    def _share_of(self, limit_s: float) -> float:
        return min(self.limit_s, limit_s) * self.random()

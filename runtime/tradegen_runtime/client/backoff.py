"""How long to wait before trying again."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Full jitter: a random share of a limit that doubles with each failure.

    A thousand clients that lose their server at once come back spread over the whole interval.
    ``random`` returns a float in [0, 1).
    """

    first_s: float
    limit_s: float
    random: Callable[[], float]

    def delay_s(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row (at least one)."""
        doublings = min(failures - 1, 32)
        return min(self.limit_s, self.first_s * 2.0**doublings) * self.random()

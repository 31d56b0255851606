"""When a source that failed is started again: after growing, random delays (full jitter)."""

from collections.abc import Callable
from typing import Final

from tradegen_runtime.later import Cancel, Later

BASE_S: Final = 0.5
CAP_S: Final = 30.0
"""The n-th restart waits a random share of min(CAP_S, BASE_S · 2^(n-1))."""

STEADY_S: Final = 60.0
"""A source that has run for so long is taken for healthy: its next failure begins with the shortest delay."""


class Restarts:
    """The restarts of one source; ``random`` returns a number from 0 to 1."""

    def __init__(self, later: Later, random: Callable[[], float]) -> None:
        self._later: Final = later
        self._random: Final = random
        self._failures = 0
        self._cancel: Cancel | None = None

    def begin(self, restart: Callable[[], None]) -> float:
        """The source failed: call ``restart`` after a delay, which is returned, in seconds."""
        self.stop()
        # The exponent is bounded: a float overflows at 1,024 failures.
        delay_s = self._random() * min(CAP_S, BASE_S * 2.0 ** min(self._failures, 10))
        self._failures += 1
        self._cancel = self._later(delay_s, restart)
        return delay_s

    def opened(self) -> None:
        """The source runs."""
        self.stop()
        if self._failures:
            self._cancel = self._later(STEADY_S, self._forget)

    def stop(self) -> None:
        """Whatever was to come does not."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _forget(self) -> None:
        self._failures = 0
        self._cancel = None

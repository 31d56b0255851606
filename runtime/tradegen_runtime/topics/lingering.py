"""Topics that nobody follows and that wait for somebody to come back."""

from collections.abc import Callable
from typing import Final

from tradegen_runtime.later import Cancel, Later

MAX_LINGERING: Final = 10_000
"""Most topics of one application that linger: whoever walks through many keys does not fill the memory."""


class Lingering:
    """Ends each topic after its time, and the eldest where there are too many; ``max_linger_s`` caps every time."""

    def __init__(self, later: Later, *, max_linger_s: float, max_topics: int = MAX_LINGERING) -> None:
        self._later: Final = later
        self._max_linger_s: Final = max_linger_s
        self._max_topics: Final = max_topics
        self._ends: dict[Callable[[], None], Cancel] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def wait(self, linger_s: float, end: Callable[[], None]) -> bool:
        """Call ``end`` after ``linger_s``; false, and nothing waits, where that is no time at all."""
        linger_s = min(linger_s, self._max_linger_s)
        if linger_s <= 0:
            return False
        self.stop(end)
        self._ends[end] = self._later(linger_s, lambda: self._end(end))
        if len(self._ends) > self._max_topics:
            self._end(next(iter(self._ends)))
        return True

    def stop(self, end: Callable[[], None]) -> None:
        """Somebody came back, or the topic has ended otherwise: ``end`` is not called; harmless if nothing waits."""
        if (cancel := self._ends.pop(end, None)) is not None:
            cancel()

    def _end(self, end: Callable[[], None]) -> None:
        self.stop(end)
        end()

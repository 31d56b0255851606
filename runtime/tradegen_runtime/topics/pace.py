"""Lets so many updates of a topic pass in a second, and always the last one.

offered  a b c . . . . d          (rate: one per four columns)
passed   a . . . c . . . d
"""

from collections.abc import Callable
from typing import Final

from tradegen_runtime.later import Cancel, Later


class Pace:
    """Holds back the newest update until its time has come; updates between are replaced."""

    def __init__(self, rate_per_s: float, later: Later, send: Callable[[bytes], None]) -> None:
        self._interval_s: Final = 1 / rate_per_s
        self._later: Final = later
        self._send: Final = send
        self._held: bytes | None = None
        self._end_rest: Cancel | None = None

    def offer(self, payload: bytes) -> bool:
        """Send an update now, or when its time comes; whether it replaced one that will never be sent."""
        if self._end_rest is None:
            self._end_rest = self._later(self._interval_s, self._rested)
            self._send(payload)
            return False
        replaced, self._held = self._held is not None, payload
        return replaced

    def flush(self) -> None:
        """Send what is held back, at once."""
        held, self._held = self._held, None
        if held is not None:
            self._send(held)

    def stop(self) -> None:
        """Forget what is held back; the next update is sent at once."""
        self._held = None
        if self._end_rest is not None:
            self._end_rest()
            self._end_rest = None

    def _rested(self) -> None:
        self._end_rest = None
        if self._held is not None:
            self._end_rest = self._later(self._interval_s, self._rested)
            self.flush()

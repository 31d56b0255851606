"""How many frames a connection may send: a bucket of tokens that refills with time."""

from typing import Final

from tradegen_runtime.links.outbox import Clock


class Allowance:
    """``burst`` at once, then ``per_s`` a second."""

    def __init__(self, *, per_s: float, burst: int, clock: Clock) -> None:
        self._per_s: Final = per_s
        self._burst: Final = float(burst)
        self._clock: Final = clock
        self._left = float(burst)
        self._refilled_at = clock()

    def spend(self) -> bool:
        """Take one token out of the bucket, if it holds one."""
        now = self._clock()
        self._left = min(self._left + (now - self._refilled_at) * self._per_s, self._burst)
        self._refilled_at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True

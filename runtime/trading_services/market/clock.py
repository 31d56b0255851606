"""The replay's clock: real time, times a speed, on the timeline. It is arithmetic: nothing runs to make it tick."""

from collections.abc import Callable
from decimal import Decimal

from trading_services.market.timeline import Timeline

Monotonic = Callable[[], int]
"""Real time in ns since any fixed moment, never backwards: ``time.monotonic_ns``, or a test's own."""

_NS_PER_MS = 1_000_000


class ReplayClock:
    """One logical clock that skips closed hours, stands while paused, and stops at the end of the data."""

    def __init__(self, timeline: Timeline, monotonic: Monotonic, *, start: int, speed: Decimal, paused: bool) -> None:
        self.timeline = timeline
        self._monotonic = monotonic
        self._speed = speed
        self._paused = paused
        self._anchor_trading = timeline.trading_time(start)
        self._anchor_ns = monotonic()

    @property
    def speed(self) -> Decimal:
        """Seconds of market time in one real second."""
        return self._speed

    @property
    def paused(self) -> bool:
        """Whether the clock is told to stand still."""
        return self._paused

    @property
    def ended(self) -> bool:
        """Whether the data is used up."""
        return self._trading_time() >= self.timeline.length

    def now(self) -> int:
        """Now on the market's clock, UTC ms."""
        return self.timeline.at(self._trading_time())

    def set(self, *, speed: Decimal | None = None, paused: bool | None = None, start: int | None = None) -> None:
        """Change the clock from now on; ``None`` leaves a thing as it is."""
        at = self._trading_time() if start is None else self.timeline.trading_time(start)
        self._anchor_trading, self._anchor_ns = at, self._monotonic()
        self._speed = self._speed if speed is None else speed
        self._paused = self._paused if paused is None else paused

    def seconds_until(self, time: int) -> float | None:
        """Real seconds until ``time`` is reached; ``None`` while the clock stands."""
        if self._paused or not self._speed or self.ended:
            return None
        left = self.timeline.trading_time(time) - self._trading_time()
        return float(max(left, 0) / self._speed / 1000)

    def _trading_time(self) -> int:
        if self._paused:
            return self._anchor_trading
        elapsed_ns = self._monotonic() - self._anchor_ns
        passed = int(elapsed_ns * self._speed) // _NS_PER_MS
        return min(self._anchor_trading + passed, self.timeline.length)

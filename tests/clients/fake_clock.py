"""A clock that moves only when told to."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count


class FakeTimer:
    """One call that is due later."""

    def __init__(self, call: Callable[[], None], forget: Callable[["FakeTimer"], None]) -> None:
        self.call = call
        self._forget = forget

    def cancel(self) -> None:
        """Forget the call."""
        self._forget(self)


class FakeClock:
    """Calls what is due, in order, when :meth:`advance` passes its time."""

    def __init__(self) -> None:
        self._now = 0.0
        self._order = count()
        self._due: list[tuple[float, int, FakeTimer]] = []  # with those that were cancelled meanwhile
        self._timers: set[FakeTimer] = set()

    @property
    def pending(self) -> int:
        """How many calls are due later."""
        return len(self._timers)

    def now(self) -> float:
        """Seconds since the clock was made."""
        return self._now

    def later(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        """Make a call when that much time was passed."""
        timer = FakeTimer(call, self._timers.discard)
        self._timers.add(timer)
        heappush(self._due, (self._now + delay_s, next(self._order), timer))
        return timer

    def sleep(self, seconds: float) -> None:
        """Let time pass while nothing runs, as on a laptop that is closed; what was due comes late, all at once."""
        self._now += seconds
        self.advance(0)

    def advance(self, seconds: float) -> None:
        """Let time pass and make the calls that are due meanwhile."""
        end = self._now + seconds
        while self._due and self._due[0][0] <= end:
            due, _, timer = heappop(self._due)
            if timer in self._timers:
                self._timers.remove(timer)
                self._now = max(self._now, due)
                timer.call()
        self._now = end

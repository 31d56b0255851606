"""A clock that moves only when told to."""

from collections.abc import Callable
from itertools import count


class FakeTimer:
    """One call that is due later."""

    def __init__(self, due: float, call: Callable[[], None], forget: Callable[["FakeTimer"], None]) -> None:
        self.due = due
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
        self._timers: dict[FakeTimer, int] = {}

    @property
    def pending(self) -> int:
        """How many calls are due later."""
        return len(self._timers)

    def now(self) -> float:
        """Seconds since the clock was made."""
        return self._now

    def later(self, delay_s: float, call: Callable[[], None]) -> FakeTimer:
        """Make a call when that much time was passed."""
        timer = FakeTimer(self._now + delay_s, call, self._forget)
        self._timers[timer] = next(self._order)
        return timer

    def _forget(self, timer: FakeTimer) -> None:
        self._timers.pop(timer, None)

    def sleep(self, seconds: float) -> None:
        """Let time pass while nothing runs, as on a laptop that is closed; what was due comes late, all at once."""
        self._now += seconds
        self.advance(0)

    def advance(self, seconds: float) -> None:
        """Let time pass and make the calls that are due meanwhile."""
        end = self._now + seconds
        while due := [timer for timer in self._timers if timer.due <= end]:
            timer = min(due, key=lambda timer: (timer.due, self._timers[timer]))
            del self._timers[timer]
            self._now = max(self._now, timer.due)
            timer.call()
        self._now = end

"""How long to wait for the next word of the child that imports: the parent's side of the watch.

A child that looks at the clock says so ten times a second. One that does not is in a call that lets nobody look,
or has switched the timer off. Its silence is counted while it has the processor, or rests by its own will; while it
waits for its turn or for a disk the machine is to blame, and it is waited for.
"""

import signal
import time
from collections.abc import Callable
from typing import Final, assert_never

from tradegen.introspect.limits import LOOK_S, Limits
from tradegen.introspect.messages import Alive, Begun, Importing, Limit, Message
from tradegen.introspect.pulse import Pulse, take_pulse

_BUSY: Final = 2  # a child counts its own time, which may pass more slowly; past this it is not waited for
_UNSEEN: Final = 4  # as long may silence last where nobody tells what a process does


class Patience:
    """Hears what the child says, looks at it when it says nothing, and knows when that is enough."""

    def __init__(
        self,
        limits: Limits,
        *,
        pulse_of: Callable[[int], Pulse | None] = take_pulse,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._pulse_of = pulse_of
        self._now = now
        self._end = now() + limits.total_s * _BUSY
        self._process: int | None = None
        self._is_watched = False
        self._quiet_since = 0.0
        self._silence_s = 0.0
        self._looked_at = 0.0
        self._pulse: Pulse | None = None

    def heard(self, message: Message | None) -> None:
        """Take note of a word: who works at it, or that somebody looks, except while a package is imported."""
        if isinstance(message, Begun):
            self._process = message.process
        self._is_watched = isinstance(message, Importing | Alive) and hasattr(signal, "setitimer")
        self._quiet_since = self._looked_at = self._now()
        self._silence_s = 0.0
        self._pulse = self._taken() if self._is_watched else None

    def left_s(self) -> float:
        """How long to wait before the next look."""
        left_s = self._end - self._now()
        return min(left_s, LOOK_S) if self._is_watched else left_s

    def verdict(self) -> str | None:
        """Look at a child that has said nothing: what is wrong with it, or ``None`` where it may take longer."""
        if self._now() >= self._end:
            return reached("total", self._limits)
        if self._is_watched and self._silence() >= self._limits.still_s:
            return reached("still", self._limits)
        return None

    def _silence(self) -> float:
        """How long it has been silent through its own doing."""
        before, now = self._pulse, self._taken()
        at = self._now()
        since_s, self._looked_at = at - self._looked_at, at
        if before is None or now is None:
            return (at - self._quiet_since) / _UNSEEN
        self._pulse = now
        rested_s = min(since_s, LOOK_S) if now.rests else 0.0
        self._silence_s += max(now.cpu_s - before.cpu_s, rested_s)
        return self._silence_s

    def _taken(self) -> Pulse | None:
        return None if self._process is None else self._pulse_of(self._process)


def reached(limit: Limit, limits: Limits) -> str:
    """What is said of code that has reached one of the limits of time."""
    match limit:
        case "still":
            return f"has not got on for {limits.still_s:g} s"
        case "line":
            return f"has had Pydantic build classes at one line for {limits.line_s:g} s"
        case "total":
            return f"has not come to an end after {limits.total_s:g} s"
        case _:
            assert_never(limit)

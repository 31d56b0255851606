"""Time as the client sees it, so that tests can move it."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A call that is due later."""

    def cancel(self) -> None:
        """Forget the call; harmless once it was made."""


class Clock(Protocol):
    """A source of time and of later calls."""

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...

    def later(self, delay_s: float, call: Callable[[], None]) -> Timer:
        """Make a call after a delay."""
        ...


LONGEST_S = 86_400.0 * 24
"""Event loops count no further than some weeks; what a server asks for may be longer."""


class LoopClock:
    """The running event loop's clock."""

    def now(self) -> float:
        """Monotonic seconds."""
        return time.monotonic()

    def later(self, delay_s: float, call: Callable[[], None]) -> Timer:
        """Make a call after a delay, on the running loop."""
        return asyncio.get_running_loop().call_later(min(delay_s, LONGEST_S), call)

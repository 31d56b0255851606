"""Noticing that an open socket has gone mute (a half-open connection says nothing, not even that)."""

from collections.abc import Callable

from tradegen_runtime.client.clock import Clock, Timer

EARLY_S = 0.002
"""How early a timer may fire, by rounding or by the platform, and still count as due."""


class SilenceWatch:
    """Asks after ``ping_after_s`` without any frame and gives up after ``limit_s``.

    One timer, moved only when it fires: hearing a frame costs one assignment.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        ping_after_s: float,
        limit_s: float,
        ask: Callable[[], None],
        give_up: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._ping_after_s = ping_after_s
        self._limit_s = limit_s
        self._ask = ask
        self._give_up = give_up
        self._heard_at = 0.0
        self._timer: Timer | None = None

    def start(self) -> None:
        """Begin to watch a socket that has just opened."""
        self.heard()
        self._check()

    def heard(self) -> None:
        """Any frame is a sign of life."""
        self._heard_at = self._clock.now()

    def stop(self) -> None:
        """End the watch."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _check(self) -> None:
        quiet_s = self._clock.now() - self._heard_at
        if quiet_s + EARLY_S >= self._limit_s:
            self._give_up()
            return
        asking = quiet_s + EARLY_S >= self._ping_after_s
        next_s = (self._limit_s if asking else self._ping_after_s) - quiet_s
        self._timer = self._clock.later(next_s, self._check)
        if asking:
            self._ask()

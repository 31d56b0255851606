"""The player: brings the tape's ticks to those who follow it, in order, as the clock reaches them."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from heapq import merge
from operator import attrgetter
from typing import Protocol

from trading_services.market.board import Board
from trading_services.market.clock import ReplayClock
from trading_services.market.day_quote import DayQuote
from trading_services.market.instrument import Instrument
from trading_services.market.tape import Tape
from trading_services.market.tick import Tick, ticks_after

_log = logging.getLogger(__name__)

_TICKS_PER_TURN = 1_000
"""Ticks that are played before other work gets its turn."""

_SHORTEST_PAUSE_S = 0.02
"""Ticks nearer to each other than this are played together."""


class Follower(Protocol):
    """Somebody who needs the ticks. All calls are synchronous and in the order of the clock."""

    def tick(self, tick: Tick) -> None:
        """An instrument's price moved."""
        ...

    def reach(self, now: int) -> None:
        """All ticks until ``now`` were played."""
        ...

    def move(self, now: int) -> None:
        """Begin at ``now``, or go on there: the clock was moved, and what was between is skipped."""
        ...


class Player:
    """Plays the tape; with nobody following it does no work at all, and the clock goes on."""

    def __init__(self, tape: Tape, clock: ReplayClock) -> None:
        self._tape = tape
        self._clock = clock
        self._followers: dict[Follower, None] = {}  # in the order they came
        self._changed = asyncio.Event()
        self._board = Board(tape)
        self._position = clock.now()
        self._ticks: Iterator[Tick] | None = None
        self._next: Tick | None = None
        self._playing = False

    @property
    def clock(self) -> ReplayClock:
        """The clock that is followed."""
        return self._clock

    def now(self) -> int:
        """The moment until which everything is played; within a follower's call, the tick's own time."""
        self.advance()
        return self._position

    def quote(self, instrument: Instrument) -> DayQuote | None:
        """The instrument's day quote now; ``None`` before its first price."""
        return self._board.quote(instrument, now=self.now())

    @contextmanager
    def following(self, follower: Follower) -> Iterator[None]:
        """Let somebody follow for a while: first where the clock stands, then every tick after that."""
        self.advance()
        follower.move(self._position)
        self._followers[follower] = None
        self._changed.set()
        try:
            yield
        finally:
            del self._followers[follower]
            self._changed.set()

    def advance(self) -> bool:
        """Play what is due, so many ticks as fit in one turn; whether all of it was played.

        A call from within a follower does nothing, so that ticks stay in order.
        """
        if self._playing:
            return False
        now = self._clock.now()
        if not self._followers:
            self._jump(now)
            return True
        self._playing = True
        try:
            return self._play(now)
        finally:
            self._playing = False

    def set(self, *, speed: Decimal | None = None, paused: bool | None = None, start: int | None = None) -> None:
        """Change the clock, after playing what is due until now; ``None`` leaves a thing as it is."""
        self.advance()
        self._clock.set(speed=speed, paused=paused, start=start)
        if start is None:
            self._tell(lambda follower: follower.reach(self._position))
        else:
            self._jump(self._clock.now())
            self._tell(lambda follower: follower.move(self._position))
        self._changed.set()

    async def run(self) -> None:
        """Play for ever, waiting for the clock between ticks; ends when it is cancelled."""
        while True:
            self._changed.clear()
            if not self.advance():
                await asyncio.sleep(0)
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pause_s()):  # wait_for of 3.11 may swallow a cancellation
                    await self._changed.wait()

    def _jump(self, now: int) -> None:
        """Go on from ``now``, without the ticks before it."""
        if now != self._position:
            self._board.clear()
            self._position, self._ticks, self._next = now, None, None

    def _play(self, now: int) -> bool:
        for _ in range(_TICKS_PER_TURN):
            tick = self._peek()
            if tick is None or tick.time > now:
                self._position = now
                self._tell(lambda follower: follower.reach(now))
                return True
            self._next = None
            self._play_tick(tick)
        return False

    def _play_tick(self, tick: Tick) -> None:
        self._position = tick.time
        self._board.tick(tick)
        self._tell(lambda follower: follower.tick(tick))

    def _peek(self) -> Tick | None:
        if self._ticks is None:
            sources = (ticks_after(self._tape, each, self._position) for each in self._tape.instruments)
            self._ticks = merge(*sources, key=attrgetter("time", "symbol"))
        if self._next is None:
            self._next = next(self._ticks, None)
        return self._next

    def _pause_s(self) -> float | None:
        """Real seconds to wait; ``None``: until something changes."""
        if not self._followers:
            return None
        tick = self._peek()
        seconds = self._clock.seconds_until(tick.time if tick else self._clock.timeline.end)
        return None if seconds is None else max(seconds, _SHORTEST_PAUSE_S)

    def _tell(self, call: Callable[[Follower], None]) -> None:
        """Call every follower; one that fails is not the others' business."""
        for follower in tuple(self._followers):
            try:
                call(follower)
            except Exception:
                _log.exception("a follower of the replay failed")

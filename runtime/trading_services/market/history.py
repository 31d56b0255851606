"""History: past bars of any resolution, never later than the moment given as now."""

import asyncio
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tradegen_runtime.refusal import Refusal
from trading_services.market.candle import Candle, extend_candle, merge_candles
from trading_services.market.instrument import Instrument
from trading_services.market.resolution import Resolution, minute_span, period_start
from trading_services.market.session import DAY_MS, MINUTE_MS, Session
from trading_services.market.tape import Tape
from trading_services.market.tick import TICK_MS, candle_until

MAX_BARS = 5_000
"""Bars in one answer at most."""

_SPANS_PER_TURN = 64
"""Bars that are made before other work gets its turn."""

_LONGEST_MINUTES_MS = 60 * MINUTE_MS
_LONGEST_PERIOD_MS = 32 * DAY_MS


class Span(NamedTuple):
    """One bar: its candle as far as it is known."""

    candle: Candle
    settled_at: int
    """Moment of its last possible tick, UTC ms: from then on it does not change."""


class Range(NamedTuple):
    """Bars that begin from ``begin`` until before ``end``; or, with ``limit``, so many that begin before ``end``."""

    begin: int
    end: int
    limit: int | None = None


class History:
    """Reads bars from the tape."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape

    async def bars(self, instrument: Instrument, resolution: Resolution, wanted: Range, *, now: int) -> list[Span]:
        """Bars oldest first; the one in progress stands as it was known at ``now``.

        Raises:
            Refusal: ``BAD_RANGE``, ``TOO_MANY_BARS``.
        """
        _check(wanted)
        found: list[Span] = []
        for turn, span in enumerate(self._before(instrument, resolution, wanted.end, now=now)):
            if turn % _SPANS_PER_TURN == _SPANS_PER_TURN - 1:
                await asyncio.sleep(0)
            if len(found) == wanted.limit or (wanted.limit is None and span.candle.time < wanted.begin):
                break
            if len(found) == MAX_BARS:
                raise _too_many()
            found.append(span)
        found.reverse()
        return found

    def latest(self, instrument: Instrument, resolution: Resolution, *, before: int, now: int) -> Span | None:
        """The last bar that begins before ``before``, as it was known at ``now``."""
        return next(self._before(instrument, resolution, before, now=now), None)

    def bounds(self, instrument: Instrument, resolution: Resolution, session: Session, time: int) -> tuple[int, int]:
        """Begin of the bar in which a moment of a session lies, and the moment of its last possible tick."""
        if resolution.minutes is not None:
            begin, end = minute_span(instrument, session, resolution.minutes, time)
            return begin, end - TICK_MS
        begin = period_start(resolution, session.day)
        sessions = self._tape.sessions(instrument)
        last = self._tape.session_index(instrument, session.opens)
        while last + 1 < len(sessions) and period_start(resolution, sessions[last + 1].day) == begin:
            last += 1
        return begin, sessions[last].closes - TICK_MS

    def known_minutes(self, instrument: Instrument, session: Session, *, now: int) -> Iterator[Candle]:
        """The minutes of a session as far as they were known at ``now``."""
        for candle in self._tape.minutes(instrument, session):
            if candle.time > now:
                return
            yield candle_until(candle, now)

    def _before(self, instrument: Instrument, resolution: Resolution, end: int, *, now: int) -> Iterator[Span]:
        """Bars that begin before ``end``, newest first."""
        last: Span | None = None
        for piece in self._pieces(instrument, resolution, end, now=now):
            if last and last.candle.time == piece.candle.time:  # sessions share a bar
                last = Span(extend_candle(piece.candle, last.candle), last.settled_at)
                continue
            if last and last.candle.time < end:
                yield last
            last = piece
        if last and last.candle.time < end:
            yield last

    def _pieces(self, instrument: Instrument, resolution: Resolution, end: int, *, now: int) -> Iterator[Span]:
        """What each session gives to the bars, newest first."""
        sessions = self._tape.sessions(instrument)
        reach = _LONGEST_PERIOD_MS if resolution.minutes is None else _LONGEST_MINUTES_MS
        for index in range(self._tape.session_index(instrument, min(end + reach, now)), -1, -1):
            session = sessions[index]
            if resolution.minutes is None:
                yield self._period_piece(instrument, resolution, session, now=now)
            else:
                yield from reversed(self._minute_pieces(instrument, resolution, session, now=now))

    def _period_piece(self, instrument: Instrument, resolution: Resolution, session: Session, *, now: int) -> Span:
        begin, settled_at = self.bounds(instrument, resolution, session, session.opens)
        if session.closes <= now:
            return Span(session.candle._replace(time=begin), settled_at)
        return Span(merge_candles(begin, self.known_minutes(instrument, session, now=now)), settled_at)

    def _minute_pieces(
        self, instrument: Instrument, resolution: Resolution, session: Session, *, now: int
    ) -> list[Span]:
        def bounds(candle: Candle) -> tuple[int, int]:
            return self.bounds(instrument, resolution, session, candle.time)

        known = self.known_minutes(instrument, session, now=now)
        return [Span(merge_candles(begin, group), settled) for (begin, settled), group in groupby(known, bounds)]


def _check(wanted: Range) -> None:
    if wanted.limit is None and wanted.begin >= wanted.end:
        raise Refusal("BAD_RANGE", "from_time must lie before to_time.")
    if wanted.limit is not None and wanted.limit < 1:
        raise Refusal("BAD_RANGE", "count_back must be 1 at least.")
    if wanted.limit is not None and wanted.limit > MAX_BARS:
        raise _too_many()


def _too_many() -> Refusal:
    return Refusal("TOO_MANY_BARS", f"More than {MAX_BARS} bars: ask for a shorter range or a longer resolution.")

"""Day quotes: the newest prices of an instrument, and what its trading day was like so far."""

from collections.abc import Sequence
from typing import NamedTuple

from trading_services.market.instrument import Instrument
from trading_services.market.session import Session
from trading_services.market.tape import Tape
from trading_services.market.tick import Tick, session_ticks


class DayQuote(NamedTuple):
    """Newest prices of one instrument and its trading day so far, in its units."""

    tick: Tick
    open: int
    high: int
    low: int
    volume: int
    previous_close: int | None
    """Close of the trading day before; ``None`` on the first day of the data."""


def follow(quote: DayQuote | None, tick: Tick) -> DayQuote:
    """The day quote after one more tick of the same instrument; a new trading day begins anew."""
    if quote is None:
        return DayQuote(tick, tick.price, tick.price, tick.price, tick.volume, None)
    if quote.tick.session.day != tick.session.day:
        return DayQuote(tick, tick.price, tick.price, tick.price, tick.volume, quote.tick.price)
    return DayQuote(
        tick,
        quote.open,
        max(quote.high, tick.price),
        min(quote.low, tick.price),
        quote.volume + tick.volume,
        quote.previous_close,
    )


def read_day_quote(tape: Tape, instrument: Instrument, *, now: int) -> DayQuote | None:
    """The day quote as it was known at ``now``; ``None`` before the first price."""
    sessions = tape.sessions(instrument)
    last = tape.session_index(instrument, now)
    if last < 0:
        return None
    first = _first_of_day(sessions, last)
    quote: DayQuote | None = None
    for session in sessions[first : last + 1]:
        for tick in session_ticks(tape, instrument, session):
            if tick.time > now:
                break
            quote = follow(quote, tick)
    previous_close = sessions[first - 1].candle.close if first else None
    return quote and quote._replace(previous_close=previous_close)


def _first_of_day(sessions: Sequence[Session], index: int) -> int:
    while index and sessions[index - 1].day == sessions[index].day:
        index -= 1
    return index

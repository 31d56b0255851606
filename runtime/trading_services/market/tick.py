"""Ticks: the steps in which a minute's price moves.

Before: one candle. After: four ticks, 15 seconds apart: the open, the nearer extreme, the farther one (the low
first where both are as near) and the close. Each carries the stretch of price it moved through and a quarter of
the minute's volume, the last one also the remainder.
"""

from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from trading_contracts.market.instruments import Intraday
from trading_services.market.candle import Candle
from trading_services.market.instrument import Instrument
from trading_services.market.session import MINUTE_MS, Session
from trading_services.market.tape import Tape

TICK_MS = MINUTE_MS // 4
_SPREADS = (1, 1, 2, 3)  # ticks between bid and ask of a modelled symbol, one drawn a minute


class Tick(NamedTuple):
    """One step of one instrument's price; prices and volume in its units."""

    time: int
    symbol: str
    price: int
    low: int
    high: int
    bid: int
    ask: int
    volume: int
    gap: bool
    """The price jumped here from the tick before."""
    closes_session: bool
    session: Session


def session_ticks(tape: Tape, instrument: Instrument, session: Session) -> Iterator[Tick]:
    """All ticks of one session, oldest first."""
    candles = tape.minutes(instrument, session)
    previous: int | None = None
    for index, candle in enumerate(candles):
        yield from _minute_ticks(instrument, session, candle, previous, last=index == len(candles) - 1)
        previous = candle.close


def ticks_after(tape: Tape, instrument: Instrument, time: int) -> Iterator[Tick]:
    """All ticks later than ``time``, oldest first; a session is read when it is reached."""
    sessions = tape.sessions(instrument)
    for index in range(max(tape.session_index(instrument, time), 0), len(sessions)):
        yield from (tick for tick in session_ticks(tape, instrument, sessions[index]) if tick.time > time)


def candle_until(candle: Candle, time: int) -> Candle:
    """The candle as it stands at ``time``, which is not before its begin: what its ticks have shown so far."""
    shown = (time - candle.time) // TICK_MS + 1
    if shown >= 4:
        return candle
    prices = _path(candle)[:shown]
    volume = candle.volume // 4 * shown
    return Candle(candle.time, candle.open, max(prices), min(prices), prices[-1], volume)


def _minute_ticks(
    instrument: Instrument, session: Session, candle: Candle, previous: int | None, *, last: bool
) -> Iterator[Tick]:
    quarter = candle.volume // 4
    start = candle.open
    asks = _ask_path(candle)
    for index, price in enumerate(_path(candle)):
        bid, ask = (price, max(price, asks[index])) if asks else _bid_ask(instrument, candle.time, start, price)
        yield Tick(
            time=candle.time + index * TICK_MS,
            symbol=instrument.symbol,
            price=price,
            low=min(start, price),
            high=max(start, price),
            bid=bid,
            ask=ask,
            volume=quarter if index < 3 else candle.volume - 3 * quarter,
            gap=index == 0 and price != previous,
            closes_session=last and index == 3,
            session=session,
        )
        start = price


def _bid_ask(instrument: Instrument, time: int, start: int, price: int) -> tuple[int, int]:
    """Bid and ask around a trade: a rise trades at the ask, a fall at the bid.

    Recorded trades without recorded quotes have no spread: nothing is modelled for them.
    """
    if instrument.intraday is Intraday.RECORDED:
        return price, price
    tick = instrument.tick_units
    spread = tick * _SPREADS[crc32(f"{instrument.symbol}|{time}".encode()) % len(_SPREADS)]
    if price >= start:
        ask = -(-price // tick) * tick
        return max(ask - spread, min(tick, price)), ask
    bid = max(price // tick * tick, min(tick, price))
    return bid, bid + spread


def _path(candle: Candle) -> tuple[int, int, int, int]:
    if _high_first(candle):
        return candle.open, candle.high, candle.low, candle.close
    return candle.open, candle.low, candle.high, candle.close


def _ask_path(candle: Candle) -> tuple[int, int, int, int] | None:
    """The recorded ask at the same four steps. Where it lies below the bid, the market counts as locked: ask = bid."""
    asks = candle.asks
    if asks is None:
        return None
    if _high_first(candle):
        return asks.open, asks.high, asks.low, asks.close
    return asks.open, asks.low, asks.high, asks.close


def _high_first(candle: Candle) -> bool:
    return candle.high - candle.open < candle.open - candle.low

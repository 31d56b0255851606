"""The price feed for other contexts: exact prices, every event of every symbol, whoever watches or not."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal

from trading_services.market.instrument import Instrument
from trading_services.market.player import Player
from trading_services.market.tape import Tape
from trading_services.market.tick import Tick

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """Newest prices of one instrument; ``bid`` is never above ``ask``."""

    symbol: str
    time: int
    """UTC ms on the replay's clock."""
    bid: Decimal
    ask: Decimal
    last: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceEvent:
    """One step of an instrument's price, from where it was to ``last``."""

    seq: int
    """+1 an event over all symbols: the order of events even where the clock is moved back."""
    symbol: str
    time: int
    """UTC ms on the replay's clock."""
    bid: Decimal
    ask: Decimal
    last: Decimal
    low: Decimal
    high: Decimal
    volume: Decimal
    """Traded on the way."""
    gap: bool
    """The price jumped here: nothing between traded."""
    closes_session: bool
    """The instrument's session ends with this event."""


PriceListener = Callable[[PriceEvent], None]


class PriceFeed:
    """Prices, instruments and the time, for those who trade on them."""

    def __init__(self, tape: Tape, player: Player) -> None:
        self._tape = tape
        self._player = player
        self._listeners: dict[int, PriceListener] = {}
        self._following = ExitStack()
        self._listened = 0
        self._seq = 0

    def now_ms(self) -> int:
        """Now on the replay's clock; within a listener, the event's own time."""
        return self._player.now()

    def instrument(self, symbol: str) -> Instrument | None:
        """Find an instrument by symbol or by exchange and symbol."""
        return self._tape.instrument(symbol)

    def is_open(self, symbol: str) -> bool:
        """Whether the instrument's session is open now; never for an unknown symbol."""
        instrument = self._tape.instrument(symbol)
        return instrument is not None and self._tape.is_open(instrument, self._player.now())

    def quote(self, symbol: str) -> Quote | None:
        """Newest prices; ``None`` for an unknown symbol and before its first price."""
        instrument = self._tape.instrument(symbol)
        day = self._player.quote(instrument) if instrument else None
        if instrument is None or day is None:
            return None
        return Quote(
            symbol=instrument.symbol,
            time=day.tick.time,
            bid=instrument.price(day.tick.bid),
            ask=instrument.price(day.tick.ask),
            last=instrument.price(day.tick.price),
        )

    def listen(self, listener: PriceListener) -> Callable[[], None]:
        """Call ``listener`` with every event of every symbol from now on; the result ends that.

        Calls are synchronous and in order. What a listener raises is logged and spares the others.
        """
        if not self._listeners:
            self._following.enter_context(self._player.following(self))
        self._listened += 1
        key = self._listened
        self._listeners[key] = listener

        def detach() -> None:
            if self._listeners.pop(key, None) and not self._listeners:
                self._following.close()

        return detach

    def tick(self, tick: Tick) -> None:
        """Pass a tick on."""
        instrument = self._tape.instrument(tick.symbol)
        assert instrument is not None, "ticks come from the tape"
        self._seq += 1
        event = _event(self._seq, instrument, tick)
        for listener in tuple(self._listeners.values()):
            try:
                listener(event)
            except Exception:
                _log.exception("a listener to prices failed")

    def reach(self, now: int) -> None:
        """Nothing to pass on."""

    def move(self, now: int) -> None:
        """Nothing to pass on: the next event tells."""


def _event(seq: int, instrument: Instrument, tick: Tick) -> PriceEvent:
    return PriceEvent(
        seq=seq,
        symbol=tick.symbol,
        time=tick.time,
        bid=instrument.price(tick.bid),
        ask=instrument.price(tick.ask),
        last=instrument.price(tick.price),
        low=instrument.price(tick.low),
        high=instrument.price(tick.high),
        volume=instrument.volume(tick.volume),
        gap=tick.gap,
        closes_session=tick.closes_session,
    )

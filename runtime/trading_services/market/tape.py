"""The tape: everything recorded, to be read by instrument and session."""

from bisect import bisect_right
from functools import lru_cache

from trading_contracts.market.instruments import Intraday
from trading_services.market.candle import Candle
from trading_services.market.day_path import model_minutes
from trading_services.market.instrument import Instrument
from trading_services.market.session import STOCK_MINUTES, Session
from trading_services.market.store import Store

_SESSIONS_KEPT = 64
"""Sessions whose minutes are kept: a few days of every symbol, some 40 kB each."""


class Tape:
    """Instruments, their sessions and minutes, with no notion of now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.instruments = store.instruments()
        self._by_name = {name: each for each in self.instruments for name in (each.symbol, each.ticker)}
        self._sessions = {each.symbol: store.sessions(each.symbol) for each in self.instruments}
        self._opens = {symbol: [found.opens for found in sessions] for symbol, sessions in self._sessions.items()}
        self._minutes = lru_cache(_SESSIONS_KEPT)(self._read_minutes)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def instrument(self, name: str) -> Instrument | None:
        """Find an instrument by symbol or by exchange and symbol; case does not matter."""
        return self._by_name.get(name.upper())

    def sessions(self, instrument: Instrument) -> tuple[Session, ...]:
        """All sessions of an instrument, oldest first."""
        return self._sessions[instrument.symbol]

    def session_index(self, instrument: Instrument, time: int) -> int:
        """Index of the last session that opens at ``time`` or before; -1 where there is none."""
        return bisect_right(self._opens[instrument.symbol], time) - 1

    def is_open(self, instrument: Instrument, time: int) -> bool:
        """Whether a session of the instrument is open at ``time``."""
        index = self.session_index(instrument, time)
        return index >= 0 and time < self.sessions(instrument)[index].closes

    def minutes(self, instrument: Instrument, session: Session) -> tuple[Candle, ...]:
        """The minutes of one session: recorded ones, or modelled from its candle."""
        return self._minutes(instrument, session)

    def _read_minutes(self, instrument: Instrument, session: Session) -> tuple[Candle, ...]:
        if instrument.intraday is Intraday.RECORDED:
            return self._store.minutes(instrument.symbol, session.opens, session.closes)
        return model_minutes(instrument.symbol, session, grid=instrument.tick_units, minutes=STOCK_MINUTES)

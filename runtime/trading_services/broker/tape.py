"""The market as the broker has seen it: instruments, the clock, and the latest quote of each symbol."""

from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.matching import Path, path_of
from trading_services.broker.prices import Instrument, PriceEvent, PriceSource, Quote


class Tape:
    """Follows a price source; lives as long as the broker."""

    def __init__(self, source: PriceSource) -> None:
        self._source = source
        self._latest: dict[str, Quote] = {}

    def advance(self, event: PriceEvent) -> Path:
        """Take an event in and return the way to it."""
        path = path_of(event, self._latest.get(event.symbol))
        self._latest[event.symbol] = event
        return path

    def now_ms(self) -> int:
        """Return the time of the market's clock."""
        return self._source.now_ms()

    def quote(self, symbol: str) -> Quote | None:
        """Return the latest quote of a canonical symbol; None before the first."""
        return self._latest.get(symbol) or self._source.quote(symbol)

    def is_open(self, symbol: str) -> bool:
        """Whether an instrument is being traded now."""
        return self._source.is_open(symbol)

    def instrument(self, symbol: str) -> Instrument:
        """Return the instrument of a ticker or ``EXCHANGE:TICKER``.

        Raises:
            Denied: ``UNKNOWN_SYMBOL``.
        """
        instrument = self._source.instrument(symbol)
        if instrument is None:
            raise Denied(DenialCode.UNKNOWN_SYMBOL, f"There is no instrument {symbol!r}.")
        return instrument

"""The board: day quotes of the instruments that somebody asks for."""

from trading_services.market.day_quote import DayQuote, follow, read_day_quote
from trading_services.market.instrument import Instrument
from trading_services.market.tape import Tape
from trading_services.market.tick import Tick


class Board:
    """Reads a day quote from the tape once, and from then on carries it along by ticks."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._quotes: dict[str, DayQuote | None] = {}

    def quote(self, instrument: Instrument, *, now: int) -> DayQuote | None:
        """The day quote as it was known at ``now``; ``None`` before the first price."""
        if instrument.symbol not in self._quotes:
            self._quotes[instrument.symbol] = read_day_quote(self._tape, instrument, now=now)
        return self._quotes[instrument.symbol]

    def tick(self, tick: Tick) -> None:
        """Carry the instrument's quote along."""
        if tick.symbol in self._quotes:
            quote = self._quotes[tick.symbol]
            if quote is None or quote.tick.time < tick.time:  # else it was read with this tick in it
                self._quotes[tick.symbol] = follow(quote, tick)

    def clear(self) -> None:
        """Forget all: the clock went on without ticks."""
        self._quotes.clear()

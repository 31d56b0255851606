"""The port to the market: what the broker needs to know about prices, instruments and time."""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol


class Quote(Protocol):
    """Latest prices of one instrument."""

    @property
    def symbol(self) -> str:
        """Canonical symbol."""
        ...

    @property
    def time(self) -> int:
        """When, in ms of the market's clock."""
        ...

    @property
    def bid(self) -> Decimal:
        """What a seller gets."""
        ...

    @property
    def ask(self) -> Decimal:
        """What a buyer pays; never below the bid."""
        ...

    @property
    def last(self) -> Decimal:
        """Price of the latest trade."""
        ...


class PriceEvent(Quote, Protocol):
    """One step of an instrument's price: the way from the event before to this one is a path segment."""

    @property
    def volume(self) -> Decimal:
        """Quantity traded since the instrument's event before."""
        ...

    @property
    def gap(self) -> bool:
        """Whether the price jumped here instead of moving through everything between."""
        ...

    @property
    def closes_session(self) -> bool:
        """Whether this is the last event of a trading session."""
        ...


class Instrument(Protocol):
    """What may be traded, and on which terms."""

    @property
    def symbol(self) -> str:
        """Canonical symbol."""
        ...

    @property
    def currency(self) -> str:
        """ISO code of the currency of its prices."""
        ...

    @property
    def tick(self) -> Decimal:
        """Prices of orders are multiples of it."""
        ...

    @property
    def qty_step(self) -> Decimal:
        """Quantities are multiples of it."""
        ...

    @property
    def min_qty(self) -> Decimal:
        """Smallest order."""
        ...

    @property
    def max_qty(self) -> Decimal:
        """Largest order."""
        ...

    @property
    def margin_init(self) -> Decimal:
        """Fraction of the notional needed to open, at leverage 1."""
        ...

    @property
    def margin_maint(self) -> Decimal:
        """Fraction of the notional needed to hold, at leverage 1."""
        ...

    @property
    def has_volume(self) -> bool:
        """Whether events say how much was traded; where not, volume limits nothing."""
        ...

    @property
    def shortable(self) -> bool:
        """Whether it may be sold short."""
        ...


class PriceSource(Protocol):
    """Where prices come from; its clock is the broker's clock."""

    def now_ms(self) -> int:
        """Return the time, in ms, on the clock that stamps the events."""
        ...

    def instrument(self, symbol: str) -> Instrument | None:
        """Return the instrument of a ticker or ``EXCHANGE:TICKER``; None when there is none."""
        ...

    def quote(self, symbol: str) -> Quote | None:
        """Return the latest quote of a canonical symbol; None before the first."""
        ...

    def is_open(self, symbol: str) -> bool:
        """Whether the instrument is being traded now."""
        ...

    def listen(self, listener: Callable[[PriceEvent], None], /) -> Callable[[], None]:
        """Call ``listener`` for every event of every instrument, in time order, until the result is called."""
        ...

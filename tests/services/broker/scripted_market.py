"""A market that does what a test says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from trading_services.broker.prices import PriceEvent


@dataclass(frozen=True, kw_only=True)
class ScriptedInstrument:
    """An instrument with whole units and cents."""

    symbol: str
    currency: str = "USD"
    tick: Decimal = Decimal("0.01")
    qty_step: Decimal = Decimal(1)
    min_qty: Decimal = Decimal(1)
    max_qty: Decimal = Decimal(1_000_000)
    margin_init: Decimal = Decimal("0.5")
    margin_maint: Decimal = Decimal("0.25")
    has_volume: bool = True
    shortable: bool = True


@dataclass(frozen=True, kw_only=True)
class ScriptedEvent:
    """One price."""

    symbol: str
    time: int
    bid: Decimal
    ask: Decimal
    last: Decimal
    volume: Decimal
    gap: bool
    closes_session: bool


@dataclass
class ScriptedMarket:
    """Instruments by symbol, a clock that a test turns, and prices that a test makes."""

    instruments: dict[str, ScriptedInstrument] = field(
        default_factory=lambda: {
            "AAPL": ScriptedInstrument(symbol="AAPL"),
            "MSFT": ScriptedInstrument(symbol="MSFT", shortable=False),
            "SAP": ScriptedInstrument(symbol="SAP", currency="EUR"),
            "INDEX": ScriptedInstrument(symbol="INDEX", has_volume=False),
            "COIN": ScriptedInstrument(symbol="COIN", qty_step=Decimal("0.001"), min_qty=Decimal("0.001")),
        }
    )
    time: int = 1_000
    closed: bool = False
    quotes: dict[str, PriceEvent] = field(default_factory=dict)
    listeners: list[Callable[[PriceEvent], None]] = field(default_factory=list)

    def now_ms(self) -> int:
        """Return the time."""
        return self.time

    def instrument(self, symbol: str) -> ScriptedInstrument | None:
        """Return an instrument by ticker or NASDAQ:ticker."""
        return self.instruments.get(symbol.removeprefix("NASDAQ:"))

    def quote(self, symbol: str) -> PriceEvent | None:
        """Return the latest price."""
        return self.quotes.get(symbol)

    def is_open(self, symbol: str) -> bool:
        """Whether the test has left the market open."""
        return symbol in self.instruments and not self.closed

    def listen(self, listener: Callable[[PriceEvent], None], /) -> Callable[[], None]:
        """Call the listener with every price."""
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def move(
        self,
        last: str | Decimal,
        *,
        symbol: str = "AAPL",
        half_spread: str | Decimal = "0",
        volume: str | Decimal = "1000000",
        gap: bool = False,
        closes_session: bool = False,
    ) -> None:
        """Bring the price of an instrument to ``last``, one second later."""
        self.time += 1_000
        price, half = Decimal(last), Decimal(half_spread)
        event = ScriptedEvent(
            symbol=symbol,
            time=self.time,
            bid=price - half,
            ask=price + half,
            last=price,
            volume=Decimal(volume),
            gap=gap,
            closes_session=closes_session,
        )
        self.quotes[symbol] = event
        for listener in tuple(self.listeners):
            listener(event)

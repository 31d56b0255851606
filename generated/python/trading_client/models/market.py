"""Models of ``market``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from tradegen_runtime.client import OPEN
from trading_client.models._wire_model import WireModel


class Bar(WireModel):
    """What was traded in one span of time."""

    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """When the span begins. Day, week and month bars begin at 00:00 UTC of the trading date, of that
    week's Monday and of the month's first day.
    """
    open: Annotated[float, Field(gt=0.0)]
    """First price."""
    high: Annotated[float, Field(gt=0.0)]
    """Highest price."""
    low: Annotated[float, Field(gt=0.0)]
    """Lowest price."""
    close: Annotated[float, Field(gt=0.0)]
    """Last price so far."""
    volume: Annotated[float, Field(ge=0.0)]
    """Units traded; 0 where the source does not record it."""
    final: bool
    """Nothing changes the bar any more."""


class BarsSubscriptionRequest(WireModel):
    """Which bars to follow."""

    symbol: Annotated[str, Field(max_length=32, min_length=1)]
    """Ticker, or exchange and ticker."""
    resolution: Annotated[str, Field(max_length=8, min_length=1)]
    """Minutes (1, 5, 15, 30, 60), or D, W, M for days, weeks and months."""


class Exchange(WireModel):
    """An exchange to search in."""

    value: str
    """To be sent as ``exchange`` of a search."""
    name: str
    desc: str


class SymbolType(WireModel):
    """A kind of instrument to search for."""

    name: str
    value: str
    """To be sent as ``symbol_type`` of a search."""


class DatafeedConfiguration(WireModel):
    """What the datafeed offers."""

    supported_resolutions: list[str]
    supports_marks: bool
    """Marks on bars are offered."""
    supports_timescale_marks: bool
    """Marks on the time scale are offered."""
    supports_time: bool
    """The feed's clock can be asked for."""
    exchanges: list[Exchange]
    symbols_types: list[SymbolType]


class GetBarsResponse(WireModel):
    """Bars of one symbol, oldest first."""

    bars: list[Bar]
    """Oldest first."""
    no_data: bool
    """Nothing was traded in the range asked for."""
    nextTime: Annotated[int, Field(ge=0, le=253402300799999)] | None = None
    """Where ``no_data``: begin of the last bar before the range; null where there is none."""


class GetQuotesRequest(WireModel):
    """Symbols to quote."""

    symbols: Annotated[
        list[Annotated[str, Field(max_length=32, min_length=1)]],
        Field(max_length=100, min_length=1),
    ]
    """Answered one by one, in this order."""


class InstrumentType(StrEnum):
    """Kind of instrument."""

    STOCK = "stock"
    CRYPTO = "crypto"
    FOREX = "forex"
    FUTURES = "futures"
    INDEX = "index"


class Intraday(StrEnum):
    """Where the prices within a day come from."""

    RECORDED = "recorded"
    """Minute bars as they were traded."""
    MODELLED = "modelled"
    """A seeded path through the day's real open, high, low and close, with its real volume."""


class QuoteDataSubscriptionRequest(WireModel):
    """Whose quotes to follow."""

    symbol: Annotated[str, Field(max_length=32, min_length=1)]
    """Ticker, or exchange and ticker."""


class QuoteFault(WireModel):
    """Why there is no quote."""

    error: str
    """The reason in words."""
    code: str
    """The reason as a stable name."""


class QuoteError(WireModel):
    """A symbol that has no quote, and why."""

    s: Literal["error"]
    n: str
    """The symbol as it was asked for."""
    v: QuoteFault


class QuoteValues(WireModel):
    """Prices of the trading day so far, in the quote currency."""

    lp: Annotated[float, Field(gt=0.0)]
    """Last price."""
    bid: Annotated[float, Field(gt=0.0)]
    """Best price a seller gets."""
    ask: Annotated[float, Field(gt=0.0)]
    """Best price a buyer pays; never below ``bid``."""
    spread: Annotated[float, Field(ge=0.0)]
    """``ask`` minus ``bid``."""
    open_price: Annotated[float, Field(gt=0.0)]
    """First price of the day."""
    high_price: Annotated[float, Field(gt=0.0)]
    """Highest price of the day."""
    low_price: Annotated[float, Field(gt=0.0)]
    """Lowest price of the day."""
    prev_close_price: Annotated[float, Field(gt=0.0)] | None
    """Last price of the trading day before; null on the first day known."""
    ch: float | None
    """Change since the close of the day before; null where that is unknown."""
    chp: float | None
    """The same in percent, rounded half-even to 4 decimals."""
    volume: Annotated[float, Field(ge=0.0)]
    """Units traded today."""
    short_name: str
    exchange: str
    description: str
    original_name: str
    """The symbol with its exchange."""
    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """When these prices held."""


class QuoteOk(WireModel):
    """A symbol and its prices."""

    s: Literal["ok"]
    n: str
    """The symbol as it was asked for."""
    v: QuoteValues


class ReplayRequest(WireModel):
    """What to change; what is left out or null stays as it is."""

    speed: Annotated[float, Field(ge=0.0)] | None = None
    """Seconds of market time in one second, 3600 at most; 0 stops the clock."""
    start: Annotated[int, Field(ge=0, le=253402300799999)] | None = None
    """Move the clock there, or to the next moment in which something trades."""
    paused: bool | None = None
    """Stop the clock, or set it going again."""


class ReplayState(WireModel):
    """How the replay stands."""

    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """Now, on the replay's clock. Hours in which nothing trades are skipped."""
    speed: Annotated[float, Field(ge=0.0)]
    """Seconds of market time in one second."""
    paused: bool
    """The clock stands still until it is set going again."""
    ended: bool
    """The data is used up: the clock stands until another start is set."""
    start: Annotated[int, Field(ge=0, le=253402300799999)]
    """First moment of the data."""
    end: Annotated[int, Field(ge=0, le=253402300799999)]
    """Last moment of the data."""


class SearchSymbolResultItem(WireModel):
    """One instrument found."""

    symbol: str
    """Ticker within its exchange."""
    ticker: str
    """Unique name to ask for."""
    description: str
    exchange: str
    type: Annotated[InstrumentType | str, OPEN]


class SymbolInfo(WireModel):
    """An instrument as charting libraries want it, and its trading rules."""

    name: str
    """Ticker within its exchange."""
    ticker: str
    """Unique name to ask for."""
    description: str
    type: Annotated[InstrumentType | str, OPEN]
    exchange: str
    listed_exchange: str
    session: str
    """Trading hours in ``timezone``, or 24x7."""
    timezone: str
    """IANA name of the exchange's time zone."""
    format: Literal["price"]
    """Values are prices."""
    pricescale: Annotated[int, Field(ge=1)]
    """A price is a multiple of minmov / pricescale."""
    minmov: Annotated[int, Field(ge=1)]
    """Tick in units of 1 / pricescale."""
    has_intraday: bool
    """Minute bars are offered."""
    has_daily: bool
    """Day bars are offered."""
    supported_resolutions: list[str]
    intraday_multipliers: list[str]
    """Minute resolutions that need no client's aggregation."""
    volume_precision: Annotated[int, Field(ge=0)]
    """Decimals of a volume."""
    data_status: Literal["pulsed"]
    """Prices are a replay that moves in steps."""
    currency_code: str
    intraday: Annotated[Intraday | str, OPEN]
    """Where the prices within a day come from."""
    lotSize: Annotated[float, Field(gt=0.0)]
    """Units of one lot."""
    minQty: Annotated[float, Field(gt=0.0)]
    """Smallest quantity of an order."""
    maxQty: Annotated[float, Field(gt=0.0)]
    """Largest quantity of an order."""
    qtyStep: Annotated[float, Field(gt=0.0)]
    """A quantity is a multiple of it."""
    tickSize: Annotated[float, Field(gt=0.0)]
    """A price of an order is a multiple of it."""
    marginInit: Annotated[float, Field(ge=0.0)]
    """Share of the notional needed to open."""
    marginMaint: Annotated[float, Field(ge=0.0)]
    """Share of the notional needed to keep open."""
    shortable: bool
    """May be sold without being held."""


class TimeResponse(WireModel):
    """The feed's clock."""

    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """Now, on the replay's clock."""

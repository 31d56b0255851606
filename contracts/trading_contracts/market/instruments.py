"""Instruments: what can be charted and traded, and under which rules."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from trading_contracts.common.numbers import NonNegativeDec, PositiveDec


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


class SymbolInfo(BaseModel):
    """An instrument as charting libraries want it, and its trading rules."""

    name: str = Field(description="Ticker within its exchange.", examples=["AAPL"])
    ticker: str = Field(description="Unique name to ask for.", examples=["NASDAQ:AAPL"])
    description: str = Field(examples=["Apple Inc."])
    type: InstrumentType
    exchange: str = Field(examples=["NASDAQ"])
    listed_exchange: str = Field(examples=["NASDAQ"])
    session: str = Field(description="Trading hours in ``timezone``, or 24x7.", examples=["0930-1600", "24x7"])
    timezone: str = Field(description="IANA name of the exchange's time zone.", examples=["America/New_York"])
    format: Literal["price"] = Field(description="Values are prices.")
    pricescale: int = Field(ge=1, description="A price is a multiple of minmov / pricescale.", examples=[100])
    minmov: int = Field(ge=1, description="Tick in units of 1 / pricescale.")
    has_intraday: bool = Field(description="Minute bars are offered.")
    has_daily: bool = Field(description="Day bars are offered.")
    supported_resolutions: list[str] = Field(examples=[["1", "5", "15", "30", "60", "D", "W", "M"]])
    intraday_multipliers: list[str] = Field(description="Minute resolutions that need no client's aggregation.")
    volume_precision: int = Field(ge=0, description="Decimals of a volume.")
    data_status: Literal["pulsed"] = Field(description="Prices are a replay that moves in steps.")
    currency_code: str = Field(examples=["USD"])
    intraday: Intraday = Field(description="Where the prices within a day come from.")
    lotSize: PositiveDec = Field(description="Units of one lot.")
    minQty: PositiveDec = Field(description="Smallest quantity of an order.")
    maxQty: PositiveDec = Field(description="Largest quantity of an order.")
    qtyStep: PositiveDec = Field(description="A quantity is a multiple of it.")
    tickSize: PositiveDec = Field(description="A price of an order is a multiple of it.", examples=[0.01])
    marginInit: NonNegativeDec = Field(description="Share of the notional needed to open.", examples=[0.5])
    marginMaint: NonNegativeDec = Field(description="Share of the notional needed to keep open.", examples=[0.25])
    shortable: bool = Field(description="May be sold without being held.")

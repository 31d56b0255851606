"""Search: find an instrument by part of its name."""

from pydantic import BaseModel, Field

from trading_contracts.market.instruments import InstrumentType


class SearchSymbolResultItem(BaseModel):
    """One instrument found."""

    symbol: str = Field(description="Ticker within its exchange.", examples=["AAPL"])
    ticker: str = Field(description="Unique name to ask for.", examples=["NASDAQ:AAPL"])
    description: str = Field(examples=["Apple Inc."])
    exchange: str = Field(examples=["NASDAQ"])
    type: InstrumentType

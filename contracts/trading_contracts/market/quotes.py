"""Quotes: what a symbol costs now."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from trading_contracts.common.identifiers import Symbol
from trading_contracts.common.numbers import Dec, NonNegativeDec, PositiveDec
from trading_contracts.common.times import Ms


class QuoteValues(BaseModel):
    """Prices of the trading day so far, in the quote currency."""

    lp: PositiveDec = Field(description="Last price.", examples=[431.2])
    bid: PositiveDec = Field(description="Best price a seller gets.")
    ask: PositiveDec = Field(description="Best price a buyer pays; never below ``bid``.")
    spread: NonNegativeDec = Field(description="``ask`` minus ``bid``.")
    open_price: PositiveDec = Field(description="First price of the day.")
    high_price: PositiveDec = Field(description="Highest price of the day.")
    low_price: PositiveDec = Field(description="Lowest price of the day.")
    prev_close_price: PositiveDec | None = Field(
        description="Last price of the trading day before; null on the first day known.",
    )
    ch: Dec | None = Field(description="Change since the close of the day before; null where that is unknown.")
    chp: Dec | None = Field(description="The same in percent, rounded half-even to 4 decimals.")
    volume: NonNegativeDec = Field(description="Units traded today.")
    short_name: str = Field(examples=["AAPL"])
    exchange: str = Field(examples=["NASDAQ"])
    description: str = Field(examples=["Apple Inc."])
    original_name: str = Field(description="The symbol with its exchange.", examples=["NASDAQ:AAPL"])
    time: Ms = Field(description="When these prices held.")


class QuoteFault(BaseModel):
    """Why there is no quote."""

    error: str = Field(description="The reason in words.", examples=["Unknown symbol 'XYZ'."])
    code: str = Field(description="The reason as a stable name.", examples=["UNKNOWN_SYMBOL", "NO_QUOTE"])


class QuoteOk(BaseModel):
    """A symbol and its prices."""

    s: Literal["ok"]
    n: str = Field(description="The symbol as it was asked for.")
    v: QuoteValues


class QuoteError(BaseModel):
    """A symbol that has no quote, and why."""

    s: Literal["error"]
    n: str = Field(description="The symbol as it was asked for.")
    v: QuoteFault


QuoteData = Annotated[QuoteOk | QuoteError, Field(discriminator="s")]
"""A quote, or the reason why there is none."""


class GetQuotesRequest(BaseModel):
    """Symbols to quote."""

    symbols: list[Symbol] = Field(
        min_length=1,
        max_length=100,
        description="Answered one by one, in this order.",
        examples=[["AAPL", "MSFT"]],
    )


class QuoteDataSubscriptionRequest(BaseModel):
    """Whose quotes to follow."""

    symbol: Symbol = Field(description="Ticker, or exchange and ticker.", examples=["AAPL"])

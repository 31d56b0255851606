"""Bars: open, high, low, close and volume of one span of time."""

from typing import Self

from pydantic import BaseModel, Field, model_validator

from trading_contracts.common.identifiers import Symbol
from trading_contracts.common.numbers import NonNegativeDec, PositiveDec
from trading_contracts.common.times import Ms


class Bar(BaseModel):
    """What was traded in one span of time."""

    time: Ms = Field(
        description="When the span begins. Day, week and month bars begin at 00:00 UTC of the trading date, "
        "of that week's Monday and of the month's first day.",
    )
    open: PositiveDec = Field(description="First price.", examples=[118.56])
    high: PositiveDec = Field(description="Highest price.", examples=[132.06])
    low: PositiveDec = Field(description="Lowest price.", examples=[118.5])
    close: PositiveDec = Field(description="Last price so far.", examples=[130.31])
    volume: NonNegativeDec = Field(description="Units traded; 0 where the source does not record it.")
    final: bool = Field(description="Nothing changes the bar any more.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= min(self.open, self.close) <= max(self.open, self.close) <= self.high:
            raise ValueError("low ≤ open, close ≤ high is needed")
        return self


class GetBarsResponse(BaseModel):
    """Bars of one symbol, oldest first."""

    bars: list[Bar] = Field(description="Oldest first.")
    no_data: bool = Field(description="Nothing was traded in the range asked for.")
    nextTime: Ms | None = Field(
        default=None,
        description="Where ``no_data``: begin of the last bar before the range; null where there is none.",
    )


class BarsSubscriptionRequest(BaseModel):
    """Which bars to follow."""

    symbol: Symbol = Field(description="Ticker, or exchange and ticker.", examples=["AAPL", "NASDAQ:AAPL"])
    resolution: str = Field(
        min_length=1,
        max_length=8,
        description="Minutes (1, 5, 15, 30, 60), or D, W, M for days, weeks and months.",
        examples=["1", "D"],
    )

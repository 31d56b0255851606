"""Replay: the one clock that all prices follow."""

from pydantic import BaseModel, Field

from trading_contracts.common.numbers import NonNegativeDec
from trading_contracts.common.times import Ms


class ReplayState(BaseModel):
    """How the replay stands."""

    time: Ms = Field(description="Now, on the replay's clock. Hours in which nothing trades are skipped.")
    speed: NonNegativeDec = Field(description="Seconds of market time in one second.", examples=[60])
    paused: bool = Field(description="The clock stands still until it is set going again.")
    ended: bool = Field(description="The data is used up: the clock stands until another start is set.")
    start: Ms = Field(description="First moment of the data.")
    end: Ms = Field(description="Last moment of the data.")


class ReplayRequest(BaseModel):
    """What to change; what is left out or null stays as it is."""

    speed: NonNegativeDec | None = Field(
        default=None,
        description="Seconds of market time in one second, 3600 at most; 0 stops the clock.",
        examples=[60],
    )
    start: Ms | None = Field(
        default=None,
        description="Move the clock there, or to the next moment in which something trades.",
    )
    paused: bool | None = Field(default=None, description="Stop the clock, or set it going again.")

"""A module that only streams."""

from pydantic import BaseModel, Field


class TickRequest(BaseModel):
    """Whose ticks to follow."""

    symbol: str = Field(min_length=1, max_length=16)


class Tick(BaseModel):
    """One trade."""

    price: float
    size: int

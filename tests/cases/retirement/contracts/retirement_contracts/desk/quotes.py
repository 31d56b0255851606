"""Prices, the old way and the new way."""

from enum import StrEnum

from pydantic import BaseModel


class Venue(StrEnum):
    """Where a price is made."""

    __reserved__ = ("pit",)

    LIT = "lit"
    DARK = "dark"


class QuoteKey(BaseModel):
    """Selects the prices of one symbol."""

    symbol: str


class Quote(BaseModel):
    """A price."""

    __reserved__ = ("last", "size")

    symbol: str
    bid: float
    venue: Venue

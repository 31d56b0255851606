"""Models of ``desk``."""

from __future__ import annotations

from enum import StrEnum

from retirement_client.models._wire_model import WireModel


class Venue(StrEnum):
    """Where a price is made."""

    LIT = "lit"
    DARK = "dark"


class Quote(WireModel):
    """A price."""

    symbol: str
    bid: float
    venue: Venue


class QuoteKey(WireModel):
    """Selects the prices of one symbol."""

    symbol: str

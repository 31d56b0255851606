"""Models of ``desk``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from retirement_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Venue(StrEnum):
    """Where a price is made."""

    LIT = "lit"
    DARK = "dark"


class Quote(WireModel):
    """A price."""

    symbol: str
    bid: float
    venue: Annotated[Venue | str, OPEN]


class QuoteInput(WireModel):
    """A price."""

    symbol: str
    bid: float
    venue: Venue


class QuoteKey(WireModel):
    """Selects the prices of one symbol."""

    symbol: str

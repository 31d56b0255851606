"""Models of ``market``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from public_names_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN

QuotePrice = TypeAliasType("QuotePrice", Annotated[float, Field(gt=0.0)])


class Side(StrEnum):
    """Of the book."""

    BID = "bid"
    ASK = "ask"


class Header(WireModel):
    """Of a quote."""

    symbol: str
    side: Annotated[Side | str, OPEN]
    price: QuotePrice

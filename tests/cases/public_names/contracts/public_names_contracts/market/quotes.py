"""Quotes, with another header and another side."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

Price = TypeAliasType("Price", Annotated[float, Field(gt=0)])


class Side(StrEnum):
    """Of the book."""

    BID = "bid"
    ASK = "ask"


class Header(BaseModel):
    """Of a quote."""

    symbol: str
    side: Side
    price: Price

"""Decimals as text, which is Pydantic's way, and as numbers, declared."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, PlainSerializer

Price = Annotated[Decimal, PlainSerializer(float, return_type=float)]


class Money(BaseModel):
    """Each kind of decimal."""

    text: Decimal
    bounded: Decimal = Field(ge=0, le=100, max_digits=5, decimal_places=2)
    maybe: Decimal | None = None
    defaulted: Decimal = Decimal("1.10")
    number: Price
    positive: Annotated[Price, Field(gt=0)] = Decimal(2)
    listed: list[Decimal] = []

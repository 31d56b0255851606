"""Money."""

from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, Field


class Currency(StrEnum):
    """What is taken."""

    EUR = "EUR"
    GBP = "GBP"


class Money(BaseModel):
    """An amount of one currency."""

    amount: Decimal = Field(ge=0, description="Exact, as text.")
    currency: Currency = Currency.EUR

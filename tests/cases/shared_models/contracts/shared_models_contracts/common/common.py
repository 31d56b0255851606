"""Models that several domains use; the domain has no routes of its own."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field, computed_field

Amount = Annotated[int, Field(ge=0, description="In cents.")]


class Currency(StrEnum):
    """Currencies."""

    EUR = "EUR"
    USD = "USD"


class Money(BaseModel):
    """An amount; its views differ."""

    amount: Amount
    currency: Currency = Currency.EUR

    @computed_field
    @property
    def text(self) -> str:
        """As it is printed."""
        return f"{self.amount / 100:.2f} {self.currency}"

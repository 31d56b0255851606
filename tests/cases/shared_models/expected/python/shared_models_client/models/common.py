"""Models of ``common``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from shared_models_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Currency(StrEnum):
    """Currencies."""

    EUR = "EUR"
    USD = "USD"


class Money(WireModel):
    """An amount; its views differ."""

    amount: Annotated[int, Field(ge=0)]
    """In cents."""
    currency: Annotated[Currency | str, OPEN]
    text: str
    """As it is printed."""


class MoneyInput(WireModel):
    """An amount; its views differ."""

    amount: Annotated[int, Field(ge=0)]
    """In cents."""
    currency: Currency = Currency.EUR

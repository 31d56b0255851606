"""Models of ``money``."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from decimals_client.models._wire_model import WireModel


class Money(WireModel):
    """Each kind of decimal."""

    text: Decimal
    bounded: Decimal
    maybe: Decimal | None
    defaulted: Decimal
    number: float
    positive: float
    listed: list[Decimal]


class MoneyInput(WireModel):
    """Each kind of decimal."""

    text: float | Decimal
    bounded: Annotated[float, Field(ge=0.0, le=100.0)] | Decimal
    maybe: float | Decimal | None = None
    defaulted: float | Decimal = Decimal("1.10")
    number: float | Decimal
    positive: Annotated[float, Field(gt=0.0)] | Decimal = Decimal("2")
    listed: list[float | Decimal] = Field(default_factory=lambda: [])

"""Models of ``bank``."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from foreign_models_client.models._wire_model import WireModel
from foreign_models_client.models.shared import Cash, CashInput, Coin
from tradegen_runtime.client import OPEN


class Purse(WireModel):
    """Holds foreign models."""

    cash: Cash
    coins: list[Annotated[Coin | str, OPEN]]
    limit: Decimal | None


class PurseInput(WireModel):
    """Holds foreign models."""

    cash: CashInput
    coins: list[Coin] = Field(default_factory=lambda: [])
    limit: float | Decimal | None = None

"""Models of ``bank``."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from foreign_models_client.models._wire_model import WireModel
from foreign_models_client.models.shared import Cash, Coin


class Purse(WireModel):
    """Holds foreign models."""

    cash: Cash
    coins: list[Coin]
    limit: Decimal | None


class PurseInput(WireModel):
    """Holds foreign models."""

    cash: Cash
    coins: list[Coin] = Field(default_factory=list)
    limit: float | Decimal | None = None

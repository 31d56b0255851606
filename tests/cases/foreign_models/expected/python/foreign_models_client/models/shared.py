"""Models of ``shared``."""

from __future__ import annotations

from enum import StrEnum

from foreign_models_client.models._wire_model import WireModel


class Coin(StrEnum):
    """Coins."""

    PENNY = "penny"
    POUND = "pound"


class Cash(WireModel):
    """Some coins."""

    coin: Coin
    count: int = 1

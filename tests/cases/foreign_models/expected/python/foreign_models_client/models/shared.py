"""Models of ``shared``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from foreign_models_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Coin(StrEnum):
    """Coins."""

    PENNY = "penny"
    POUND = "pound"


class Cash(WireModel):
    """Some coins."""

    coin: Annotated[Coin | str, OPEN]
    count: int


class CashInput(WireModel):
    """Some coins."""

    coin: Coin
    count: int = 1


class Ledger(WireModel):
    """What was paid; complete once its package is."""

    lines: list[CashInput]

"""Models of ``broker``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from public_names_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class OrderSide(StrEnum):
    """What an order does."""

    BUY = "buy"
    SELL = "sell"


class OrderHeader(WireModel):
    """Of an order."""

    account: str
    side: Annotated[OrderSide | str, OPEN]
    note: str


class OrderHeaderInput(WireModel):
    """Of an order."""

    account: str
    side: OrderSide
    note: str = ""

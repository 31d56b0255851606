"""Money, as somebody else models it."""

from enum import StrEnum

from pydantic import BaseModel


class Coin(StrEnum):
    """Coins."""

    PENNY = "penny"
    POUND = "pound"


class Cash(BaseModel):
    """Some coins."""

    coin: Coin
    count: int = 1

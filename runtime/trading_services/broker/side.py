"""Buy and sell, and what they mean in signs."""

from decimal import Decimal
from enum import StrEnum


class Side(StrEnum):
    """Direction of an order, an execution or a position."""

    BUY = "buy"
    SELL = "sell"

    @property
    def sign(self) -> int:
        """1 for buy, -1 for sell."""
        return 1 if self is Side.BUY else -1

    @property
    def opposite(self) -> "Side":
        """The other side."""
        return Side.SELL if self is Side.BUY else Side.BUY


def side_of(signed_qty: Decimal) -> Side:
    """Return the side of a signed quantity that is not 0."""
    return Side.BUY if signed_qty > 0 else Side.SELL

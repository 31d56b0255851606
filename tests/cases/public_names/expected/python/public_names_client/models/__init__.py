"""The models of the API: what is sent and received, one class per type."""

from public_names_client.models.broker import (
    OrderHeader,
    OrderHeaderInput,
    OrderSide,
)
from public_names_client.models.market import (
    Header,
    QuotePrice,
    Side,
)
from public_names_client.models.shared import (
    SheetOrderHeader,
)

__all__ = [
    "Header",
    "OrderHeader",
    "OrderHeaderInput",
    "OrderSide",
    "QuotePrice",
    "SheetOrderHeader",
    "Side",
]

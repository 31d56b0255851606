"""The models of the API: what is sent and received, one class per type."""

from shop_client.models.catalog import (
    Book,
    BookInput,
    Category,
    Currency,
    Money,
    MoneyInput,
    NotFound,
    PageBookOrToy,
    PageBookOrToyInput,
    PriceChange,
    PriceChangeInput,
    PriceRequest,
    Toy,
    ToyInput,
)
from shop_client.models.orders import (
    Basket,
    Line,
    Order,
    OrderInput,
    OrdersRequest,
    State,
)

__all__ = [
    "Basket",
    "Book",
    "BookInput",
    "Category",
    "Currency",
    "Line",
    "Money",
    "MoneyInput",
    "NotFound",
    "Order",
    "OrderInput",
    "OrdersRequest",
    "PageBookOrToy",
    "PageBookOrToyInput",
    "PriceChange",
    "PriceChangeInput",
    "PriceRequest",
    "State",
    "Toy",
    "ToyInput",
]

"""The models of the API: what is sent and received, one class per type."""

from shared_models_client.models.common import (
    Currency,
    Money,
    MoneyInput,
)
from shared_models_client.models.orders import (
    Order,
    OrderInput,
)
from shared_models_client.models.people import (
    Person,
    PersonInput,
)

__all__ = [
    "Currency",
    "Money",
    "MoneyInput",
    "Order",
    "OrderInput",
    "Person",
    "PersonInput",
]

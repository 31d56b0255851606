"""The models of the API: what is sent and received, one class per type."""

from access_client.models.ledger import (
    Account,
    Balance,
)
from access_client.models.vault import (
    Entry,
    Order,
    OrderFilter,
    Status,
)

__all__ = [
    "Account",
    "Balance",
    "Entry",
    "Order",
    "OrderFilter",
    "Status",
]

"""The models of the API: what is sent and received, one class per type."""

from snapshots_client.models.desk import (
    Account,
    Alarm,
    Desk,
    Level,
    Order,
    Position,
    Status,
)

__all__ = [
    "Account",
    "Alarm",
    "Desk",
    "Level",
    "Order",
    "Position",
    "Status",
]

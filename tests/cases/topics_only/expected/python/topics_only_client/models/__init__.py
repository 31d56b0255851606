"""The models of the API: what is sent and received, one class per type."""

from topics_only_client.models.feed import (
    Tick,
    TickRequest,
)

__all__ = [
    "Tick",
    "TickRequest",
]

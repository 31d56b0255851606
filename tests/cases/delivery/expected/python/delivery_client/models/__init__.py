"""The models of the API: what is sent and received, one class per type."""

from delivery_client.models.feed import (
    Price,
    Request,
)

__all__ = [
    "Price",
    "Request",
]

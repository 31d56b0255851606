"""The models of the API: what is sent and received, one class per type."""

from query_params_client.models.search import (
    Answer,
    Order,
    Size,
)

__all__ = [
    "Answer",
    "Order",
    "Size",
]

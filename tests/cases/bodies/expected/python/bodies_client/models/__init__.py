"""The models of the API: what is sent and received, one class per type."""

from bodies_client.models.box import (
    Item,
)

__all__ = [
    "Item",
]

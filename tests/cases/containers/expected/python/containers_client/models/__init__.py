"""The models of the API: what is sent and received, one class per type."""

from containers_client.models.bags import (
    Bag,
    BagInput,
    Rank,
    Size,
)

__all__ = [
    "Bag",
    "BagInput",
    "Rank",
    "Size",
]

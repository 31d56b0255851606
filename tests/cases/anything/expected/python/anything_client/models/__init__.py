"""The models of the API: what is sent and received, one class per type."""

from anything_client.models.free import (
    Free,
)

__all__ = [
    "Free",
]

"""The models of the API: what is sent and received, one class per type."""

from nested_unions_client.models.depth import (
    Depth,
)

__all__ = [
    "Depth",
]

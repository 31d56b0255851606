"""The models of the API: what is sent and received, one class per type."""

from deprecations_client.models.old import (
    Thing,
)

__all__ = [
    "Thing",
]

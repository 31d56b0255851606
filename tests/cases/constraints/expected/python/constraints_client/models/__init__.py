"""The models of the API: what is sent and received, one class per type."""

from constraints_client.models.limits import (
    Limits,
)

__all__ = [
    "Limits",
]

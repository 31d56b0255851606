"""The models of the API: what is sent and received, one class per type."""

from temporal_client.models.calendar import (
    Entry,
)

__all__ = [
    "Entry",
]

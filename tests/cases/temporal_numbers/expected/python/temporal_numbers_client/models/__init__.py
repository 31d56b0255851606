"""The models of the API: what is sent and received, one class per type."""

from temporal_numbers_client.models.clock import (
    Clock,
)

__all__ = [
    "Clock",
]

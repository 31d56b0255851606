"""The models of the API: what is sent and received, one class per type."""

from rest_minimal_client.models.notes import (
    Note,
)

__all__ = [
    "Note",
]

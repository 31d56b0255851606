"""The models of the API: what is sent and received, one class per type."""

from documentation_client.models.manual import (
    Chapter,
    Manual,
)

__all__ = [
    "Chapter",
    "Manual",
]

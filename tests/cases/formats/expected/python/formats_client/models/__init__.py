"""The models of the API: what is sent and received, one class per type."""

from formats_client.models.links import (
    Links,
)

__all__ = [
    "Links",
]

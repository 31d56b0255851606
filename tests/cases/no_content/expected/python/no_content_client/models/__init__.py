"""The models of the API: what is sent and received, one class per type."""

from no_content_client.models.switch import (
    Position,
)

__all__ = [
    "Position",
]

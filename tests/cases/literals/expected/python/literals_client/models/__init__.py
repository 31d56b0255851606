"""The models of the API: what is sent and received, one class per type."""

from literals_client.models.dial import (
    Dial,
)

__all__ = [
    "Dial",
]

"""The models of the API: what is sent and received, one class per type."""

from binary_client.models.blobs import (
    Blob,
    Encoded,
    Text,
)

__all__ = [
    "Blob",
    "Encoded",
    "Text",
]

"""The models of the API: what is sent and received, one class per type."""

from nullable_client.models.matrix import (
    Matrix,
    Nested,
)

__all__ = [
    "Matrix",
    "Nested",
]

"""The models of the API: what is sent and received, one class per type."""

from typed_errors_client.models.vault import (
    Content,
    Locked,
)

__all__ = [
    "Content",
    "Locked",
]

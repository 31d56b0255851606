"""The models of the API: what is sent and received, one class per type."""

from two_modules_client.models.alpha import (
    Alpha,
)
from two_modules_client.models.omega import (
    Omega,
)

__all__ = [
    "Alpha",
    "Omega",
]

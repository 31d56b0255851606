"""The models of the API: what is sent and received, one class per type."""

from path_params_client.models.shelf import (
    Colour,
    Level,
    Seen,
)

__all__ = [
    "Colour",
    "Level",
    "Seen",
]

"""The models of the API: what is sent and received, one class per type."""

from frozen_models_client.models.stone import (
    Gem,
    Stone,
)

__all__ = [
    "Gem",
    "Stone",
]

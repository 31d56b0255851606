"""The models of the API: what is sent and received, one class per type."""

from warned_models_client.models.a import (
    Careless,
    CarelessInput,
    Shape,
    Warned,
)

__all__ = [
    "Careless",
    "CarelessInput",
    "Shape",
    "Warned",
]

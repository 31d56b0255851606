"""The models of the API: what is sent and received, one class per type."""

from warned_models_client.models.a import (
    Shape,
    Sloppy,
    SloppyInput,
    Warned,
)

__all__ = [
    "Shape",
    "Sloppy",
    "SloppyInput",
    "Warned",
]

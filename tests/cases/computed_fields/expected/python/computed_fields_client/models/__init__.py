"""The models of the API: what is sent and received, one class per type."""

from computed_fields_client.models.shapes import (
    Drawing,
    DrawingInput,
    Rectangle,
    RectangleInput,
    Untouched,
)

__all__ = [
    "Drawing",
    "DrawingInput",
    "Rectangle",
    "RectangleInput",
    "Untouched",
]

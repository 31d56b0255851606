"""The models of the API: what is sent and received, one class per type."""

from enums_client.models.paint import (
    Awkward,
    Grade,
    Mixed,
    Mode,
    Painting,
    PaintingInput,
    Tone,
    Weight,
)

__all__ = [
    "Awkward",
    "Grade",
    "Mixed",
    "Mode",
    "Painting",
    "PaintingInput",
    "Tone",
    "Weight",
]

"""The models of the API: what is sent and received, one class per type."""

from other_classes_client.models.records import (
    Checked,
    Movie,
    Partial,
    Plain,
    Position,
    Record,
)

__all__ = [
    "Checked",
    "Movie",
    "Partial",
    "Plain",
    "Position",
    "Record",
]

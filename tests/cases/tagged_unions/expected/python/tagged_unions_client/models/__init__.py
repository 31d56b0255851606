"""The models of the API: what is sent and received, one class per type."""

from tagged_unions_client.models.events import (
    Batch,
    Circle,
    Closed,
    Inner,
    Kind,
    Opened,
    Paused,
    Square,
)

__all__ = [
    "Batch",
    "Circle",
    "Closed",
    "Inner",
    "Kind",
    "Opened",
    "Paused",
    "Square",
]

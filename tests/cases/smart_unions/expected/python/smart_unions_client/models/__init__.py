"""The models of the API: what is sent and received, one class per type."""

from smart_unions_client.models.values import (
    Label,
    Point,
    Values,
)

__all__ = [
    "Label",
    "Point",
    "Values",
]

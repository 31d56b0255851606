"""The models of the API: what is sent and received, one class per type."""

from http_methods_client.models.things import (
    NewThing,
    Thing,
)

__all__ = [
    "NewThing",
    "Thing",
]

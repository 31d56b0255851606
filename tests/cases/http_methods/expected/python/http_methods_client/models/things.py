"""Models of ``things``."""

from __future__ import annotations

from http_methods_client.models._wire_model import WireModel


class NewThing(WireModel):
    """A thing to make."""

    name: str


class Thing(WireModel):
    """A thing with its identity."""

    id: int
    name: str

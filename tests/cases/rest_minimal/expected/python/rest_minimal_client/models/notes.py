"""Models of ``notes``."""

from __future__ import annotations

from rest_minimal_client.models._wire_model import WireModel


class Note(WireModel):
    """A note."""

    id: int
    text: str

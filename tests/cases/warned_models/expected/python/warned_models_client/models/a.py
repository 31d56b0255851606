"""Models of ``a``."""

from __future__ import annotations

from datetime import datetime

from warned_models_client.models._wire_model import WireModel


class Shape(WireModel):
    """A parent."""

    name: str


class Warned(WireModel):
    """Every field is doubtful."""

    naive: datetime
    secret: str
    shape: Shape
    guessed: Shape | int
    pattern: str = "text"
    raw: str = ""

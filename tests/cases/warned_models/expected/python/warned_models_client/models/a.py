"""Models of ``a``."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from warned_models_client.models._wire_model import WireModel


class Shape(WireModel):
    """A parent."""

    name: str


class Sloppy(WireModel):
    """Its default is a number, and every other value is sent as text."""

    amount: Decimal


class SloppyInput(WireModel):
    """Its default is a number, and every other value is sent as text."""

    amount: float | Decimal = 0


class Warned(WireModel):
    """Every field is doubtful."""

    naive: datetime
    secret: str
    shape: Shape
    guessed: Shape | int
    pattern: str = "text"
    raw: str = ""

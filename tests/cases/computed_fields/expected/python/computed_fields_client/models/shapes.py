"""Models of ``shapes``."""

from __future__ import annotations

from pydantic import Field

from computed_fields_client.models._wire_model import WireModel


class Rectangle(WireModel):
    """A rectangle knows its area."""

    width: int
    height: int
    area: int
    """Width times height."""


class Drawing(WireModel):
    """Holds one: its views differ because of it."""

    name: str
    frame: Rectangle
    shapes: list[Rectangle]


class RectangleInput(WireModel):
    """A rectangle knows its area."""

    width: int
    height: int


class DrawingInput(WireModel):
    """Holds one: its views differ because of it."""

    name: str
    frame: RectangleInput
    shapes: list[RectangleInput] = Field(default_factory=lambda: [])


class Untouched(WireModel):
    """Holds none."""

    name: str

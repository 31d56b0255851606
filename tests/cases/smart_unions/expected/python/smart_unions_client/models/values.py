"""Models of ``values``."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime, Field

from smart_unions_client.models._wire_model import WireModel


class Label(WireModel):
    """A text."""

    text: str


class Point(WireModel):
    """Two numbers."""

    x: int
    y: int


class Values(WireModel):
    """Scalars, models and containers in one field."""

    number_or_text: int | str
    flag_or_number: bool | int
    number_or_float: int | float
    moment_or_day: AwareDatetime | date
    id_or_text: UUID | str
    models: Point | Label
    model_or_text: Point | str | None = None
    list_or_one: list[int] | int
    lists: list[int] | list[str] = Field(default_factory=lambda: [])
    anything_nested: list[Point | Label | None] | dict[str, Point | int] | None = None

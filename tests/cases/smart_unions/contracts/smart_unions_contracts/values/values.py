"""Unions without a tag: what fits decides."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime, BaseModel


class Point(BaseModel):
    """Two numbers."""

    x: int
    y: int


class Label(BaseModel):
    """A text."""

    text: str


class Values(BaseModel):
    """Scalars, models and containers in one field."""

    number_or_text: int | str
    flag_or_number: bool | int
    number_or_float: int | float
    moment_or_day: AwareDatetime | date
    id_or_text: UUID | str
    models: Point | Label
    model_or_text: Point | str | None = None
    list_or_one: list[int] | int
    lists: list[int] | list[str] = []
    anything_nested: list[Point | Label | None] | dict[str, Point | int] | None = None

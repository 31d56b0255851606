"""Unions whose members are told apart by a literal."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Kind(StrEnum):
    """Tags of the second union."""

    CIRCLE = "circle"
    SQUARE = "square"


class Opened(BaseModel):
    """A tag with a default: not required in, always there out."""

    type: Literal["opened"] = "opened"
    price: int


class Closed(BaseModel):
    """A required tag."""

    type: Literal["closed"]
    reason: str | None = None


class Paused(BaseModel):
    """Two values for one member."""

    type: Literal["paused", "halted"]


Event = Annotated[Opened | Closed | Paused, Field(discriminator="type")]


class Circle(BaseModel):
    """Tagged by an enum's member."""

    kind: Literal[Kind.CIRCLE]
    radius: int


class Square(BaseModel):
    """Tagged by another."""

    kind: Literal[Kind.SQUARE]
    side: int


class Batch(BaseModel):
    """Unions in fields, lists, maps, and nullable."""

    first: Event
    shape: Annotated[Circle | Square, Field(discriminator="kind")]
    maybe: Event | None = None
    events: list[Event] = []
    by_name: dict[str, Event] = {}


class Inner(BaseModel):
    """A union within a union."""

    type: Literal["inner"] = "inner"
    event: Event


Outer = Annotated[Opened | Inner, Field(discriminator="type")]

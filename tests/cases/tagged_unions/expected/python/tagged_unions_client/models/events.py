"""Models of ``events``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from tagged_unions_client.models._wire_model import WireModel


class Circle(WireModel):
    """Tagged by an enum's member."""

    kind: Literal["circle"]
    radius: int


class Closed(WireModel):
    """A required tag."""

    type: Literal["closed"]
    reason: str | None = None


class Opened(WireModel):
    """A tag with a default: not required in, always there out."""

    type: Literal["opened"] = "opened"
    price: int


class Paused(WireModel):
    """Two values for one member."""

    type: Literal["paused", "halted"]


class Square(WireModel):
    """Tagged by another."""

    kind: Literal["square"]
    side: int


class Batch(WireModel):
    """Unions in fields, lists, maps, and nullable."""

    first: Annotated[Opened | Closed | Paused, Field(discriminator="type")]
    shape: Annotated[Circle | Square, Field(discriminator="kind")]
    maybe: Annotated[Opened | Closed | Paused, Field(discriminator="type")] | None = None
    events: list[Annotated[Opened | Closed | Paused, Field(discriminator="type")]] = Field(
        default_factory=lambda: [],
    )
    by_name: dict[str, Annotated[Opened | Closed | Paused, Field(discriminator="type")]] = Field(
        default_factory=lambda: {},
    )


class Inner(WireModel):
    """A union within a union."""

    type: Literal["inner"] = "inner"
    event: Annotated[Opened | Closed | Paused, Field(discriminator="type")]


class Kind(StrEnum):
    """Tags of the second union."""

    CIRCLE = "circle"
    SQUARE = "square"

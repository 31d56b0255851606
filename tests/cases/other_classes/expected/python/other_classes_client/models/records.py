"""Models of ``records``."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import MISSING, Field

from other_classes_client.models._wire_model import WireModel


class Plain(WireModel):
    """A plain dataclass."""

    name: str
    size: int = 1
    tags: list[str] = Field(default_factory=lambda: [])


class Checked(WireModel):
    """A Pydantic dataclass."""

    plain: Plain
    ratio: float = 0.5


class Movie(WireModel):
    """A typed dict with a key that may be missing."""

    title: str
    year: int | MISSING = MISSING


class Partial(WireModel):
    """A typed dict in which every key may be missing."""

    first: str | MISSING = MISSING
    second: int | MISSING | None = MISSING


class Position(NamedTuple):
    """A named tuple: an array on the wire."""

    x: int
    y: int
    label: str = ""


class Record(WireModel):
    """Holds them all."""

    plain: Plain
    checked: Checked
    movie: Movie
    partial: Partial = Field(default_factory=lambda: Partial.model_validate({}))
    position: Position
    positions: list[Position] = Field(default_factory=lambda: [])

"""Dataclasses, typed dicts and named tuples."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.dataclasses import dataclass as checked_dataclass
from typing_extensions import NotRequired, TypedDict


@dataclass
class Plain:
    """A plain dataclass."""

    name: str
    size: int = 1
    tags: list[str] = field(default_factory=list)


@checked_dataclass
class Checked:
    """A Pydantic dataclass."""

    plain: Plain
    ratio: float = 0.5


class Movie(TypedDict):
    """A typed dict with a key that may be missing."""

    title: str
    year: NotRequired[int]


class Partial(TypedDict, total=False):
    """A typed dict in which every key may be missing."""

    first: str
    second: int | None


class Position(NamedTuple):
    """A named tuple: an array on the wire."""

    x: int
    y: int
    label: str = ""


class Record(BaseModel):
    """Holds them all."""

    plain: Plain
    checked: Checked
    movie: Movie
    partial: Partial = {}
    position: Position
    positions: list[Position] = []

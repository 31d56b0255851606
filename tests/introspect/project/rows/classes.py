"""Dataclasses, typed dictionaries and named tuples."""

import dataclasses
from dataclasses import InitVar
from typing import Annotated, NamedTuple, NotRequired

import pydantic.dataclasses
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict


@dataclasses.dataclass
class Plain:
    a: int
    b: list[str] = dataclasses.field(default_factory=list)
    secret: InitVar[int] = 3
    made: int = dataclasses.field(init=False, default=0)


@pydantic.dataclasses.dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Rich:
    """A Pydantic dataclass."""

    name: Annotated[str, Field(alias="Name", description="Who")]
    plain: Plain | None = None


class Movie(TypedDict):
    """A film."""

    title: str
    year: NotRequired[int]


class Partial(TypedDict, total=False):
    a: int


class Point(NamedTuple):
    """Somewhere."""

    x: float
    y: float = 0.0


class Classes(BaseModel):
    plain: Plain
    rich: Rich
    movie: Movie
    partial: Partial
    point: Point
    points: list[Point]

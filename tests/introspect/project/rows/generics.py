"""Generic models keep their origin and arguments."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import pydantic.dataclasses
from pydantic import BaseModel
from typing_extensions import NamedTuple, TypedDict

T = TypeVar("T")
Key = TypeVar("Key", bound=str)


class Item(BaseModel):
    id: int


class Pair(BaseModel, Generic[T, Key]):
    first: T
    second: Key


class Page(BaseModel, Generic[T]):
    items: list[T]
    pair: Pair[T, str]
    by_name: dict[str, T] = {}


class ItemPage(Page[Item]):
    total: int


class Shelf(BaseModel):
    numbers: Page[int]
    items: Page[Item | None]
    pairs: Page[Pair[int, str]]


class Chain(BaseModel, Generic[T]):
    value: T
    next: "Chain[T] | None" = None


class Numbers(BaseModel):
    chain: Chain[int]


class Unfinished(Chain[int]):
    """Pydantic cannot complete a subclass of a recursive instance."""


@dataclass
class Box(Generic[T]):
    value: T
    more: list[T] = field(default_factory=list)
    inner: "Box[T] | None" = None


@pydantic.dataclasses.dataclass
class Either(Generic[T, Key]):
    left: T | int
    right: Key | T | None = None


class Entry(TypedDict, Generic[T]):
    value: T
    by_name: dict[str, T | None]


class Step(NamedTuple, Generic[T]):
    at: int
    value: T


class Counts(TypedDict, Generic[T]):
    by_key: dict[T, int]
    top: T


class Others(BaseModel):
    box: Box[int]
    boxes: Box[Box[Item | None]]
    either: Either[int, str]
    entry: Entry[list[Item]]
    step: Step[Item]
    counts: Counts[int]


class Crate(BaseModel, Generic[T]):
    box: Box[T]


class Crates(BaseModel):
    crate: Crate[Item]


class Bare(BaseModel):
    page: Page
    box: Box


class Loose(BaseModel):
    value: T
    values: list[T]
    by_name: dict[str, T] | None

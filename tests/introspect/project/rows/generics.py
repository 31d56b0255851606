"""Generic models keep their origin and arguments."""

from typing import Generic, TypeVar

from pydantic import BaseModel

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


class Bare(BaseModel):
    page: Page


class Loose(BaseModel):
    value: T
    values: list[T]
    by_name: dict[str, T] | None

"""Generic models and their instances."""

from enum import IntEnum
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, computed_field

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Item(BaseModel):
    """An item."""

    name: str


class Counted(BaseModel):
    """Differs between the views."""

    name: str

    @computed_field
    @property
    def size(self) -> int:
        """Letters of the name."""
        return len(self.name)


class Page(BaseModel, Generic[T]):
    """A page of anything."""

    items: list[T]
    next: str | None = None


class Pair(BaseModel, Generic[K, V]):
    """Two of different types."""

    key: K
    value: V


class Grade(IntEnum):
    """Numbers, which are texts as keys."""

    GOOD = 1
    BAD = 2


class Tally(BaseModel, Generic[K]):
    """Counts by a key of any kind."""

    counts: dict[K, int]
    last: K


class Places(BaseModel, Generic[K]):
    """Its parameter is nothing but a key."""

    places: dict[K, int]


class ItemPage(Page[Item]):
    """A page that was given a name and more."""

    total: int


class Holder(BaseModel):
    """Instances in fields."""

    numbers: Page[int]
    grades: Tally[Grade]
    words: Tally[str]
    pairs: Page[Pair[int, Item | None]]
    counted: Page[Counted] | None = None
    by_number: Places[int]
    by_choice: Places[Literal["near", "far"]]

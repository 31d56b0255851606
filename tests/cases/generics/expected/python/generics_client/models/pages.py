"""Models of ``pages``."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Literal

from generics_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Counted(WireModel):
    """Differs between the views."""

    name: str
    size: int
    """Letters of the name."""


class CountedInput(WireModel):
    """Differs between the views."""

    name: str


class Grade(IntEnum):
    """Numbers, which are texts as keys."""

    GOOD = 1
    BAD = 2


class PageCounted(WireModel):
    """A page of anything."""

    items: list[Counted]
    next: str | None


class PageInt(WireModel):
    """A page of anything."""

    items: list[int]
    next: str | None = None


class Item(WireModel):
    """An item."""

    name: str


class PairIntOptionalItem(WireModel):
    """Two of different types."""

    key: int
    value: Item | None


class PagePairIntOptionalItem(WireModel):
    """A page of anything."""

    items: list[PairIntOptionalItem]
    next: str | None = None


class TallyGrade(WireModel):
    """Counts by a key of any kind."""

    counts: dict[Annotated[Literal["1", "2"] | str, OPEN], int]
    last: Annotated[Grade | int, OPEN]


class TallyStr(WireModel):
    """Counts by a key of any kind."""

    counts: dict[str, int]
    last: str


class Holder(WireModel):
    """Instances in fields."""

    numbers: PageInt
    grades: TallyGrade
    words: TallyStr
    pairs: PagePairIntOptionalItem
    counted: PageCounted | None


class PageCountedInput(WireModel):
    """A page of anything."""

    items: list[CountedInput]
    next: str | None = None


class TallyGradeInput(WireModel):
    """Counts by a key of any kind."""

    counts: dict[Literal["1", "2"], int]
    last: Grade


class HolderInput(WireModel):
    """Instances in fields."""

    numbers: PageInt
    grades: TallyGradeInput
    words: TallyStr
    pairs: PagePairIntOptionalItem
    counted: PageCountedInput | None = None


class ItemPage(WireModel):
    """A page that was given a name and more."""

    items: list[Item]
    next: str | None = None
    total: int


class PageItem(WireModel):
    """A page of anything."""

    items: list[Item]
    next: str | None = None


class PairStrListItem(WireModel):
    """Two of different types."""

    key: str
    value: list[Item]


class PagePairStrListItem(WireModel):
    """A page of anything."""

    items: list[PairStrListItem]
    next: str | None = None

"""Sets, tuples, and maps with keys of every kind."""

from datetime import date
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field


class Size(StrEnum):
    """Keys of a map."""

    SMALL = "small"
    LARGE = "large"


class Rank(IntEnum):
    """Keys that are numbers."""

    FIRST = 1
    SECOND = 2


class Bag(BaseModel):
    """All of them in fields."""

    unique: set[int]
    frozen: frozenset[str] = frozenset()
    pair: tuple[int, str]
    triple: tuple[int, tuple[str, bool], None]
    any_length: tuple[int, ...] = ()
    bounded: Annotated[list[int], Field(min_length=1, max_length=3)]
    by_text: dict[str, int]
    by_number: dict[int, str] = {}
    by_size: dict[Size, int] = {Size.SMALL: 1}
    by_day: dict[date, int] = {date(2024, 2, 29): 1}
    by_rank: dict[Rank, int] = {}
    by_literal: dict[Literal["a", "b-c"], int] = {}
    nested: dict[str, dict[str, list[set[int]]]] = {}


class Full(BaseModel):
    """Defaults whose items alone would be taken for less than their type."""

    empty: tuple[()] = ()
    rates: list[float] = [1, 2.5]
    mixed: list[int | None] = [1]
    letters: list[Literal["a", "b"]] = ["a"]
    by_rank: dict[Rank, int] = {Rank.FIRST: 1}
    by_literal: dict[Literal["a", "b-c"], list[Rank]] = {"b-c": [Rank.SECOND]}
    anything: Any = {"a": [1, None]}
    either: list[int] | dict[str, float] = {"a": 1}
    few: Annotated[list[int | str], Field(max_length=3)] = [1]

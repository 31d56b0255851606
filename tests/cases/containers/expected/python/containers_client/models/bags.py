"""Models of ``bags``."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated, Literal

from pydantic import Field

from containers_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Size(StrEnum):
    """Keys of a map."""

    SMALL = "small"
    LARGE = "large"


class Bag(WireModel):
    """All of them in fields."""

    unique: list[int]
    frozen: list[str]
    pair: tuple[int, str]
    triple: tuple[int, Annotated[tuple[str, bool], Field(max_length=2, min_length=2)], None]
    any_length: list[int]
    bounded: Annotated[list[int], Field(max_length=3, min_length=1)]
    by_text: dict[str, int]
    by_number: dict[Annotated[str, Field(pattern="^-?[0-9]+$")], str]
    by_size: dict[Annotated[Size | str, OPEN], int]
    by_day: dict[str, int]
    by_rank: dict[Annotated[Literal["1", "2"] | str, OPEN], int]
    by_literal: dict[Literal["a", "b-c"], int]
    nested: dict[str, dict[str, list[list[int]]]]


class BagInput(WireModel):
    """All of them in fields."""

    unique: list[int]
    frozen: list[str] = Field(default_factory=lambda: [])
    pair: tuple[int, str]
    triple: tuple[int, Annotated[tuple[str, bool], Field(max_length=2, min_length=2)], None]
    any_length: list[int] = Field(default_factory=lambda: [])
    bounded: Annotated[list[int], Field(max_length=3, min_length=1)]
    by_text: dict[str, int]
    by_number: dict[Annotated[str, Field(pattern="^-?[0-9]+$")], str] = Field(default_factory=lambda: {})
    by_size: dict[Size, int] = Field(default_factory=lambda: {Size.SMALL: 1})
    by_day: dict[str, int] = Field(default_factory=lambda: {"2024-02-29": 1})
    by_rank: dict[Literal["1", "2"], int] = Field(default_factory=lambda: {})
    by_literal: dict[Literal["a", "b-c"], int] = Field(default_factory=lambda: {})
    nested: dict[str, dict[str, list[list[int]]]] = Field(default_factory=lambda: {})


class Rank(IntEnum):
    """Keys that are numbers."""

    FIRST = 1
    SECOND = 2

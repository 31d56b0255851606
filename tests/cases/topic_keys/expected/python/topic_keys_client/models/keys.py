"""Models of ``keys``."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated, Literal

from pydantic import Field, RootModel

from topic_keys_client.models._wire_model import WireModel


class Level(IntEnum):
    """Numbers."""

    TOP = 1
    FULL = 2


class Side(StrEnum):
    """Texts."""

    BUY = "buy"
    SELL = "sell"


class KeyRequest(WireModel):
    """All of them at once."""

    text: str
    any_text: Annotated[str, Field(max_length=64, min_length=1)] = 'quote " \\ Zürich 株'
    number: int = 0
    small: Annotated[int, Field(ge=1, le=10)] = 1
    flag: bool = False
    side: Side = Side.BUY
    level: Level | None = None
    literal: Literal["a", 1, True] = "a"
    texts: list[str] = Field(default_factory=lambda: [])
    sides: list[Side] = Field(default_factory=lambda: [Side.BUY])
    numbers: list[int] = Field(default_factory=lambda: [])
    maybe: str | None = None


class Update(RootModel[list[int]]):
    """What comes."""

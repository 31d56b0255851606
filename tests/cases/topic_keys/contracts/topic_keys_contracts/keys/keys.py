"""Every kind of value that may stand in a topic's key."""

from enum import IntEnum, StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field, RootModel


class Side(StrEnum):
    """Texts."""

    BUY = "buy"
    SELL = "sell"


class Level(IntEnum):
    """Numbers."""

    TOP = 1
    FULL = 2


class KeyRequest(BaseModel):
    """All of them at once."""

    text: str
    any_text: Annotated[str, Field(min_length=1, max_length=64)] = 'quote " \\ Zürich 株'
    number: int = 0
    small: Annotated[int, Field(ge=1, le=10)] = 1
    flag: bool = False
    side: Side = Side.BUY
    level: Level | None = None
    literal: Literal["a", 1, True] = "a"
    texts: list[str] = []
    sides: list[Side] = [Side.BUY]
    numbers: set[int] = set()
    maybe: str | None = None


class Update(RootModel[list[int]]):
    """What comes."""

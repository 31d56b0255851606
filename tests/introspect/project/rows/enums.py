"""Enums keep their names; flags may combine; odd values are refused."""

from datetime import date
from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Side(StrEnum):
    """Buy or sell."""

    BUY = "buy"
    SELL = "sell"
    LONG = "buy"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Mixed(Enum):
    ONE = 1
    TWO = "two"
    HALF = 0.5


class Rights(IntFlag):
    READ = 1
    WRITE = 2


class Day(Enum):
    FIRST = date(2024, 1, 1)


class Enums(BaseModel):
    model_config = ConfigDict(use_enum_values=True)

    side: Side
    level: Level = Level.LOW
    mixed: Mixed
    rights: Rights
    only: Literal[Side.BUY]
    either: Literal[Side.BUY, "none"]
    scalars: Literal["a", 1, True, None]


class Odd(BaseModel):
    day: Day
    raw: Literal[b"x"]

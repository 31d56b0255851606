"""Dict keys are strings on the wire."""

from datetime import date
from enum import IntEnum, IntFlag, StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Side(StrEnum):
    BUY = "buy"


class Level(IntEnum):
    LOW = 1


class Rights(IntFlag):
    READ = 1


class Keys(BaseModel):
    text: dict[Annotated[str, Field(min_length=2)], int]
    number: dict[int, int]
    float: dict[float, int]
    flag: dict[bool, int]
    day: dict[date, int]
    side: dict[Side, int]
    level: dict[Level, int]
    rights: dict[Rights, int]
    literal: dict[Literal["a", "b"], int]


class Pairs(BaseModel):
    pair: dict[tuple[int, int], int]

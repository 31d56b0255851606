"""Orders with names that are gone."""

from enum import IntEnum, StrEnum

from pydantic import BaseModel, Field


class Item(BaseModel):
    """What all items once had."""

    __reserved__ = ("owner",)

    id: str


class Side(StrEnum):
    """Buy or sell."""

    __reserved__ = ("hold",)

    BUY = "buy"
    HOLD = "hold"


class Level(IntEnum):
    """How much."""

    __reserved__ = (-1, 3)

    LOW = 1
    HIGH = 3


class Order(Item):
    """An order."""

    __reserved__ = ("leverage", "ratio")

    side: Side
    level: Level
    owner: str
    factor: float = Field(alias="leverage")
    ratio: float = Field(alias="share")

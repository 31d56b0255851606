"""Every kind of scalar in a path."""

from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import BaseModel, Field


class Colour(StrEnum):
    """Colours."""

    RED = "red"
    DARK_BLUE = "dark blue"


class Level(IntEnum):
    """Levels."""

    LOW = 1
    HIGH = 2


Slot = Annotated[int, Field(ge=1, le=99)]


class Seen(BaseModel):
    """What the server understood."""

    text: str

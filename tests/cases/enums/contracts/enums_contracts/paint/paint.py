"""Enums of every kind; names stay."""

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Literal

from pydantic import BaseModel


class Tone(StrEnum):
    """A string enum."""

    LIGHT = "light"
    DARK = "dark"
    VERY_DARK = "very-dark"


class Weight(IntEnum):
    """An integer enum."""

    THIN = 1
    THICK = 9
    NEGATIVE = -1


class Grade(Enum):
    """A plain enum of strings."""

    A = "a"
    B = "b"


class Mixed(Enum):
    """Values of several kinds."""

    TEXT = "text"
    NUMBER = 7
    HALF = 0.5
    YES = True


class Mode(IntFlag):
    """A flag: values combine."""

    READ = 1
    WRITE = 2


class Awkward(StrEnum):
    """Member names and values that are awkward in some language."""

    name_ = "name"
    class_ = "class"
    EMPTY = ""
    QUOTE = "it's \"quoted\" \\ `back`"
    LINE = "two\nlines"
    SPACED = "a b"
    toString = "toString"
    UNICODE = "Zürich 株"


class Painting(BaseModel):
    """All of them in fields."""

    tone: Tone
    weight: Weight
    grade: Grade = Grade.B
    mixed: Mixed
    mode: Mode = Mode.READ
    awkward: Awkward | None = None
    one: Literal[Tone.DARK] = Tone.DARK
    by_tone: dict[Tone, int] = {}
    by_weight: dict[Weight, str] = {}
    tones: list[Tone] = [Tone.LIGHT, Tone.DARK]

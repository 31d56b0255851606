"""Models of ``paint``."""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Annotated, Literal

from pydantic import Field

from enums_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Awkward(StrEnum):
    """Member names and values that are awkward in some language."""

    name_ = "name"
    class_ = "class"
    EMPTY = ""
    QUOTE = 'it\'s "quoted" \\ `back`'
    LINE = "two\nlines"
    SPACED = "a b"
    toString = "toString"
    UNICODE = "Zürich 株"


class Grade(StrEnum):
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


class Painting(WireModel):
    """All of them in fields."""

    tone: Annotated[Tone | str, OPEN]
    weight: Annotated[Weight | int, OPEN]
    grade: Annotated[Grade | str, OPEN]
    mixed: Annotated[Mixed | str | int | float | bool, OPEN]
    mode: Mode
    awkward: Annotated[Awkward | str, OPEN] | None
    one: Literal["dark"]
    by_tone: dict[Annotated[Tone | str, OPEN], int]
    by_weight: dict[Annotated[Literal["1", "9", "-1"] | str, OPEN], str]
    tones: list[Annotated[Tone | str, OPEN]]


class PaintingInput(WireModel):
    """All of them in fields."""

    tone: Tone
    weight: Weight
    grade: Grade = Grade.B
    mixed: Mixed
    mode: Mode = Mode.READ
    awkward: Awkward | None = None
    one: Literal["dark"] = "dark"
    by_tone: dict[Tone, int] = Field(default_factory=lambda: {})
    by_weight: dict[Literal["1", "9", "-1"], str] = Field(default_factory=lambda: {})
    tones: list[Tone] = Field(default_factory=lambda: [Tone.LIGHT, Tone.DARK])

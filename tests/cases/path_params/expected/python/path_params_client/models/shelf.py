"""Models of ``shelf``."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from path_params_client.models._wire_model import WireModel


class Colour(StrEnum):
    """Colours."""

    RED = "red"
    DARK_BLUE = "dark blue"


class Level(IntEnum):
    """Levels."""

    LOW = 1
    HIGH = 2


class Seen(WireModel):
    """What the server understood."""

    text: str

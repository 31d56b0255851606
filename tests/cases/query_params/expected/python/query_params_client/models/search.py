"""Models of ``search``."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from query_params_client.models._wire_model import WireModel


class Answer(WireModel):
    """How many there are."""

    count: int


class Order(StrEnum):
    """Which comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"


class Size(IntEnum):
    """Rows of a page."""

    SMALL = 10
    LARGE = 100

"""What a query may hold."""

from enum import IntEnum, StrEnum

from pydantic import BaseModel


class Order(StrEnum):
    """Which comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"


class Size(IntEnum):
    """Rows of a page."""

    SMALL = 10
    LARGE = 100


class Answer(BaseModel):
    """How many there are."""

    count: int

"""Defaults of every kind, and factories, which are never called while building."""

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field


class Season(StrEnum):
    """A time of the year."""

    SPRING = "spring"
    AUTUMN = "autumn"


class Pot(BaseModel):
    """A pot."""

    litres: int = 5
    label: str = "it's \"quoted\" \\ and\nlong"


class Garden(BaseModel):
    """All kinds of defaults."""

    text: str = "none"
    number: int = -3
    ratio: float = 1e-7
    flag: bool = False
    season: Season = Season.AUTUMN
    amount: Decimal = Decimal("1.50")
    pot: Pot = Pot()
    small: Pot = Pot(litres=1)
    pots: list[Pot] = [Pot(), Pot(litres=2)]
    sizes: dict[str, int] = {"a": 1}
    pair: tuple[int, str] = (1, "one")
    nothing: str | None = None
    aliased: int = Field(default=7, alias="viaAlias")


def _identity() -> UUID:
    return UUID("00000000-0000-4000-8000-00000000000a")


def _now() -> datetime:
    return datetime(2024, 2, 29, 12, tzinfo=UTC)


class Seeded(BaseModel):
    """Factories: what they make is unknown, except for the built-in containers."""

    id: UUID = Field(default_factory=_identity)
    planted: AwareDatetime = Field(default_factory=_now)
    tags: list[str] = Field(default_factory=list)
    notes: dict[str, str] = Field(default_factory=dict)
    garden: Garden = Field(default_factory=Garden)

"""Models of ``garden``."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, AwareDatetime, Field

from defaults_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Pot(WireModel):
    """A pot."""

    litres: int = 5
    label: str = 'it\'s "quoted" \\ and\nlong'


class Season(StrEnum):
    """A time of the year."""

    SPRING = "spring"
    AUTUMN = "autumn"


class Garden(WireModel):
    """All kinds of defaults."""

    text: str
    number: int
    ratio: float
    flag: bool
    season: Annotated[Season | str, OPEN]
    amount: Decimal
    pot: Pot
    small: Pot
    pots: list[Pot]
    sizes: dict[str, int]
    pair: tuple[int, str]
    nothing: str | None
    aliased: int = Field(validation_alias="viaAlias", serialization_alias="viaAlias")


class GardenInput(WireModel):
    """All kinds of defaults."""

    text: str = "none"
    number: int = -3
    ratio: float = 1e-07
    flag: bool = False
    season: Season = Season.AUTUMN
    amount: float | Decimal = Decimal("1.50")
    pot: Pot = Field(
        default_factory=lambda: Pot.model_validate({"litres": 5, "label": 'it\'s "quoted" \\ and\nlong'}),
    )
    small: Pot = Field(
        default_factory=lambda: Pot.model_validate({"litres": 1, "label": 'it\'s "quoted" \\ and\nlong'}),
    )
    pots: list[Pot] = Field(
        default_factory=lambda: [
            Pot.model_validate({"litres": 5, "label": 'it\'s "quoted" \\ and\nlong'}),
            Pot.model_validate({"litres": 2, "label": 'it\'s "quoted" \\ and\nlong'}),
        ],
    )
    sizes: dict[str, int] = Field(default_factory=lambda: {"a": 1})
    pair: tuple[int, str] = Field(default_factory=lambda: (1, "one"))
    nothing: str | None = None
    aliased: int = Field(default=7, validation_alias="viaAlias", serialization_alias="viaAlias")


class Seeded(WireModel):
    """Factories: what they make is unknown, except for the built-in containers."""

    id: UUID
    planted: AwareDatetime
    tags: list[str]
    notes: dict[str, str]
    garden: Garden


class SeededInput(WireModel):
    """Factories: what they make is unknown, except for the built-in containers."""

    id: UUID | MISSING = MISSING
    planted: AwareDatetime | MISSING = MISSING
    tags: list[str] = Field(default_factory=lambda: [])
    notes: dict[str, str] = Field(default_factory=lambda: {})
    garden: GardenInput | MISSING = MISSING

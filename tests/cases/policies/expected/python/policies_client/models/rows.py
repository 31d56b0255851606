"""Models of ``rows``."""

from __future__ import annotations

from datetime import datetime
from enum import IntFlag
from typing import Annotated, Literal

from pydantic import Field

from policies_client.models._wire_model import WireModel


class ByName(WireModel):
    """Is read by the attribute's name, and sent by the alias."""

    amount: int = Field(validation_alias="theAmount", serialization_alias="theAmount")


class ByNameInput(WireModel):
    """Is read by the attribute's name, and sent by the alias."""

    amount: int


class Canine(WireModel):
    """One of two tags."""

    kind: Literal["dog", "wolf"]
    packs: int = 0


class Feline(WireModel):
    """Another tag."""

    kind: Literal["cat"] = "cat"


class NotFinite(WireModel):
    """NaN and the infinities travel as text."""

    ratio: float | Literal["NaN", "Infinity", "-Infinity"]


class Nulls(WireModel):
    """NaN and the infinities are sent as null, and null is no number when it comes back."""

    ratio: float | None
    finite: float
    ratios: dict[str, list[float | None]]


class NullsInput(WireModel):
    """NaN and the infinities are sent as null, and null is no number when it comes back."""

    ratio: float
    finite: float
    ratios: dict[str, list[float]]


class Rights(IntFlag):
    """Values combine."""

    READ = 1
    WRITE = 2


class Policies(WireModel):
    """One member for each."""

    by_name: ByName
    rights: Rights
    by_rights: dict[Annotated[str, Field(pattern="^-?[0-9]+$")], int]
    animal: Annotated[Canine | Feline, Field(discriminator="kind")]
    local: datetime
    named_group: Annotated[str, Field(pattern="^([0-9]{4})$")]


class PoliciesInput(WireModel):
    """One member for each."""

    by_name: ByNameInput
    rights: Rights
    by_rights: dict[Literal["1", "2"], int]
    animal: Annotated[Canine | Feline, Field(discriminator="kind")]
    local: datetime
    named_group: Annotated[str, Field(pattern="^([0-9]{4})$")]

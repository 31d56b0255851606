"""Settings and rarer types that change what is on the wire without changing the annotation."""

from enum import IntFlag
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, NaiveDatetime


class Rights(IntFlag):
    """Values combine."""

    READ = 1
    WRITE = 2


class ByName(BaseModel):
    """Is read by the attribute's name, and sent by the alias."""

    model_config = ConfigDict(validate_by_alias=False, validate_by_name=True)

    amount: int = Field(alias="theAmount")


class NotFinite(BaseModel):
    """NaN and the infinities travel as text."""

    model_config = ConfigDict(ser_json_inf_nan="strings")

    ratio: float


class Nulls(BaseModel):
    """NaN and the infinities are sent as null, and null is no number when it comes back."""

    model_config = ConfigDict(ser_json_inf_nan="null")

    ratio: float
    finite: FiniteFloat
    ratios: dict[str, list[float]]


class Canine(BaseModel):
    """One of two tags."""

    kind: Literal["dog", "wolf"]
    packs: int = 0


class Feline(BaseModel):
    """Another tag."""

    kind: Literal["cat"] = "cat"


class Policies(BaseModel):
    """One member for each."""

    by_name: ByName
    rights: Rights
    by_rights: dict[Rights, int]
    animal: Annotated[Canine | Feline, Field(discriminator="kind")]
    local: Annotated[NaiveDatetime, Field(examples=["2024-02-29T12:30:00"])]
    named_group: Annotated[str, Field(pattern=r"^(?P<year>[0-9]{4})\z", examples=["2024"])]

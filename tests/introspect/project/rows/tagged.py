"""Discriminated unions."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag


class Kind(StrEnum):
    FISH = "fish"
    BIRD = "bird"


class Dog(BaseModel):
    kind: Literal["dog", "wolf"] = Field(alias="Kind")


class Cat(BaseModel):
    kind: Literal["cat"] = Field("cat", alias="Kind")


class Fish(BaseModel):
    species: Literal[Kind.FISH]


class Bird(BaseModel):
    species: Literal[Kind.BIRD] = Kind.BIRD


def pick(value: Any) -> str:
    """Tell fish from birds."""
    species = value.get("species") if isinstance(value, dict) else value.species
    return "f" if species == Kind.FISH else "b"


class Zoo(BaseModel):
    pet: Dog | Cat = Field(discriminator="kind")
    maybe: Annotated[Dog | Cat, Field(discriminator="kind")] | None = None
    many: list[Annotated[Fish | Bird, Field(discriminator="species")]]
    called: Annotated[Annotated[Fish, Tag("f")] | Annotated[Bird, Tag("b")], Discriminator(pick)]


Pet = Annotated[Dog | Cat, Field(discriminator="kind")]

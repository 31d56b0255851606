"""Models that do not change, strict ones, and inheritance."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr


class Root(BaseModel):
    """Fields of parents come first."""

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str] = "stone"
    id: int
    _cache: int = PrivateAttr(default=0)


class Stone(Root):
    """A child with fields of its own, one of them frozen by itself."""

    weight: float
    colour: str = Field(default="grey", frozen=True)


class Gem(Stone):
    """A grandchild that narrows a field."""

    colour: str = "red"
    facets: int

"""What happens to unknown members, and frozen models."""

from pydantic import BaseModel, ConfigDict, Field


class Forbids(BaseModel, extra="forbid"):
    a: int


class Allows(BaseModel, extra="allow"):
    a: int


class Typed(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, int]

    a: int = Field(frozen=True)

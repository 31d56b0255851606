"""Members that nobody declared: dropped, kept, kept with a type, or refused."""

from pydantic import BaseModel, ConfigDict


class Ignoring(BaseModel):
    """The default: they are dropped."""

    name: str


class Keeping(BaseModel):
    """They are kept, whatever they are."""

    model_config = ConfigDict(extra="allow")

    name: str
    size: int | None = None


class Typed(BaseModel):
    """They are kept and checked."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    name: str


class Refusing(BaseModel):
    """They are refused."""

    model_config = ConfigDict(extra="forbid")

    name: str

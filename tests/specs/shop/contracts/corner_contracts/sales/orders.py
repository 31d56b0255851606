"""Orders, and whose orders to follow."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from corner_contracts.catalog.items import Camel, Colour, Size


class State(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    DONE = "done"


class Order(BaseModel):
    """An order of items."""

    id: str = Field(description='Hostile: """ \\ */ ${x} {{ y }} # \u2028 end', examples=["o-1"])
    lines: list[Camel]
    colour: Colour | None = None
    state: State = State.OPEN


class Follow(BaseModel):
    """Whose orders to follow."""

    customer: str = Field(min_length=1, max_length=40)
    states: set[State] = Field(default_factory=set)
    sizes: list[Size] = []
    limit: Annotated[int, Field(ge=1, le=9007199254740991)] = 10
    open_only: bool = Field(default=False, alias="openOnly")
    code: str | None = Field(default=None, pattern="^[A-Z]{3}$")

"""Root models are their value on the wire."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, RootModel


class Item(BaseModel):
    """An item."""

    name: str


class Items(RootModel[list[Item]]):
    """A list."""


class Name(RootModel[Annotated[str, Field(min_length=1, max_length=20)]]):
    """A constrained text."""


class Choice(RootModel[Item | int]):
    """A union."""


class Table(RootModel[dict[str, Items]]):
    """A map of root models."""


class Word(RootModel[Literal["yes", "no"]]):
    """A literal."""


class Holder(BaseModel):
    """Holds them all."""

    items: Items
    name: Name
    choice: Choice
    table: Table
    word: Word
    maybe: Name | None = None

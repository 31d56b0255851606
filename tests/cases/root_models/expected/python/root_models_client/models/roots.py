"""Models of ``roots``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from root_models_client.models._wire_model import WireModel


class Item(WireModel):
    """An item."""

    name: str


class Choice(RootModel[Item | int]):
    """A union."""


class Items(RootModel[list[Item]]):
    """A list."""


class Name(RootModel[Annotated[str, Field(max_length=20, min_length=1)]]):
    """A constrained text."""


class Table(RootModel[dict[str, Items]]):
    """A map of root models."""


class Word(RootModel[Literal["yes", "no"]]):
    """A literal."""


class Holder(WireModel):
    """Holds them all."""

    items: Items
    name: Name
    choice: Choice
    table: Table
    word: Word
    maybe: Name | None = None

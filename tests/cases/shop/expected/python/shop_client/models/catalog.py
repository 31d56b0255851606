"""Models of ``catalog``."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field
from pydantic.alias_generators import to_camel

from shop_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Currency(StrEnum):
    """What is taken."""

    EUR = "EUR"
    GBP = "GBP"


class Money(WireModel):
    """An amount of one currency."""

    amount: Decimal
    """Exact, as text."""
    currency: Annotated[Currency | str, OPEN]


class Book(WireModel):
    """A book."""

    kind: Literal["book"]
    id: UUID
    title: Annotated[str, Field(max_length=200, min_length=1)]
    """As on the cover."""
    authors: list[str]
    price: Money


class MoneyInput(WireModel):
    """An amount of one currency."""

    amount: Annotated[float, Field(ge=0.0)] | Decimal
    """Exact, as text."""
    currency: Currency = Currency.EUR


class BookInput(WireModel):
    """A book."""

    kind: Literal["book"] = "book"
    id: UUID
    title: Annotated[str, Field(max_length=200, min_length=1)]
    """As on the cover."""
    authors: list[str] = Field(default_factory=lambda: [])
    price: MoneyInput


class Category(StrEnum):
    """Shelves of the shop."""

    BOOKS = "books"
    TOYS = "toys"


class NotFound(WireModel):
    """Nothing is there."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    missing: str


class Toy(WireModel):
    """A toy."""

    kind: Literal["toy"]
    id: UUID
    name: str
    from_age: Annotated[int, Field(ge=0, le=99)]
    picture: Annotated[str, Field(min_length=1)] | None
    price: Money


class PageBookOrToy(WireModel):
    """One page and where the next one begins."""

    model_config = ConfigDict(alias_generator=to_camel)

    items: list[Annotated[Book | Toy, Field(discriminator="kind")]]
    next_cursor: str | None
    """Null on the last page."""


class ToyInput(WireModel):
    """A toy."""

    kind: Literal["toy"] = "toy"
    id: UUID
    name: str
    from_age: Annotated[int, Field(ge=0, le=99)] = 3
    picture: Annotated[str, Field(min_length=1)] | None = None
    price: MoneyInput


class PageBookOrToyInput(WireModel):
    """One page and where the next one begins."""

    model_config = ConfigDict(alias_generator=to_camel)

    items: list[Annotated[BookInput | ToyInput, Field(discriminator="kind")]]
    next_cursor: str | None = None
    """Null on the last page."""


class PriceChange(WireModel):
    """A price as it is now."""

    product: str
    price: Money
    since: AwareDatetime


class PriceChangeInput(WireModel):
    """A price as it is now."""

    product: str
    price: MoneyInput
    since: AwareDatetime


class PriceRequest(WireModel):
    """Whose price to follow."""

    product: str

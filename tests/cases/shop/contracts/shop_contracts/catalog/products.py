"""What is sold."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AnyUrl, BaseModel, Field

from shop_contracts.common.money import Money


class Category(StrEnum):
    """Shelves of the shop."""

    BOOKS = "books"
    TOYS = "toys"


class Book(BaseModel):
    """A book."""

    kind: Literal["book"] = "book"
    id: UUID
    title: str = Field(min_length=1, max_length=200, description="As on the cover.")
    authors: list[str] = []
    price: Money


class Toy(BaseModel):
    """A toy."""

    kind: Literal["toy"] = "toy"
    id: UUID
    name: str
    from_age: Annotated[int, Field(ge=0, le=99)] = 3
    picture: AnyUrl | None = None
    price: Money


Product = Annotated[Book | Toy, Field(discriminator="kind")]

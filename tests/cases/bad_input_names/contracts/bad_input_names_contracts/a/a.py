"""Names that the views of other models take."""

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

T = TypeVar("T")


class Order(BaseModel):
    """Its views differ, so that OrderInput is taken."""

    id: int = 1
    secret: str = Field(exclude=True)


class OrderInput(BaseModel):
    """Takes the name of a view."""

    id: int


class Page(BaseModel, Generic[T]):
    """A generic."""

    items: list[T]


class PageInt(BaseModel):
    """Takes the name of an instance."""

    number: int


class Pages(BaseModel):
    """Holds the instance."""

    numbers: Page[int]
    other: PageInt

"""Pages of anything."""

from typing import Generic, TypeVar

from pydantic import BaseModel, Field

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """One page and where the next one begins."""

    items: list[T]
    next_cursor: str | None = Field(default=None, alias="nextCursor", description="Null on the last page.")

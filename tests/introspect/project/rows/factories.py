"""Factories are never called, built-in containers are known."""

from typing import NoReturn
from uuid import UUID, uuid4

from pydantic import BaseModel, Field


def explode() -> NoReturn:
    """Fail where the factory is called."""
    raise AssertionError("a factory was called")


class Factories(BaseModel):
    id: UUID = Field(default_factory=uuid4)
    items: list[int] = Field(default_factory=list)
    names: dict[str, str] = Field(default_factory=dict)
    never: int = Field(default_factory=explode)

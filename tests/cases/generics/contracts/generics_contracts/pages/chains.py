"""A generic model inside another one that it fills in."""

from __future__ import annotations

from typing import Generic, TypeVar

from generics_contracts.pages.pages import Item, Pair
from pydantic import BaseModel

T = TypeVar("T")


class Chain(BaseModel, Generic[T]):
    """Goes on inside a pair."""

    items: list[T]
    link: Pair[T, Chain[T] | None] | None = None


class Necklace(BaseModel):
    """An instance."""

    chain: Chain[Item]

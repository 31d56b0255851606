"""Params that cannot be part of a key."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, Field, computed_field


class Inner(BaseModel):
    """An object."""

    id: int


class Request(BaseModel):
    """Every field is wrong but one."""

    ok: str
    ratio: float
    amount: Decimal
    day: date
    inner: Inner
    pair: tuple[int, int]
    mapping: dict[str, int]
    either: int | str
    some: list[int | None]
    huge: int = Field(le=2**60)
    hidden: str = Field(default="", exclude=True)
    split: str = Field(default="", validation_alias="a", serialization_alias="b")
    set_or_null: str | None = "set"

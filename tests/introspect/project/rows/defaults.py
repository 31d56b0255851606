"""Required, defaulted and nullable members."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field


class Item(BaseModel):
    name: str


class Careless(BaseModel):
    due: date = None
    item: Item = None
    many: list[Item] = None
    tree: "Careless" = None


class Sloppy(BaseModel):
    amount: Decimal = 0
    ratio: float = "0.5"
    kind: Literal["a"] = "b"
    flag: bool = 0
    whole: int = 1.0
    texts: list[str] = ()
    checked: Decimal = Field(default=0, validate_default=True)


class Defaults(BaseModel):
    a: int
    b: int = 1
    c: int | None
    d: int | None = None
    f: int | None = 5
    text: str = 'say "hi"'
    rate: float = 0.5
    on: bool = True

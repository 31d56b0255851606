"""Required, defaulted and nullable members."""

from datetime import date

from pydantic import BaseModel


class Item(BaseModel):
    name: str


class Careless(BaseModel):
    due: date = None
    item: Item = None
    many: list[Item] = None
    tree: "Careless" = None


class Defaults(BaseModel):
    a: int
    b: int = 1
    c: int | None
    d: int | None = None
    f: int | None = 5
    text: str = 'say "hi"'
    rate: float = 0.5
    on: bool = True

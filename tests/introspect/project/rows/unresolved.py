"""A forward reference to nothing."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from .defaults import Defaults


class Fine(BaseModel):
    a: int


class Dangling(BaseModel):
    a: int
    b: "list[Defaults]"


class Outer(BaseModel):
    inner: Dangling

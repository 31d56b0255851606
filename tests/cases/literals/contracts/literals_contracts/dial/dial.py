"""Literals: of one, of several, of several kinds."""

from typing import Literal

from pydantic import BaseModel

Unit = Literal["mm", "cm"]


class Dial(BaseModel):
    """All of them in fields."""

    one: Literal["only"]
    several: Literal["a", "b", "it's", 'say "so"', "back\\slash", "new\nline", "${x}", "`"]
    numbers: Literal[1, 2, -3]
    mixed: Literal["a", 1, True, None]
    truth: Literal[True]
    unit: Unit
    defaulted: Literal["x", "y"] = "y"
    listed: list[Literal["p", "q"]] = []
    optional: Literal["z"] | None = None

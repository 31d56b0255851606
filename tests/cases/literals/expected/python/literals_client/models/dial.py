"""Models of ``dial``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from literals_client.models._wire_model import WireModel


class Dial(WireModel):
    """All of them in fields."""

    one: Literal["only"]
    several: Literal["a", "b", "it's", 'say "so"', "back\\slash", "new\nline", "${x}", "`"]
    numbers: Literal[1, 2, -3]
    mixed: Literal["a", 1, True, None]
    truth: Literal[True]
    unit: Literal["mm", "cm"]
    defaulted: Literal["x", "y"] = "y"
    listed: list[Literal["p", "q"]] = Field(default_factory=lambda: [])
    optional: Literal["z"] | None = None

"""Models of ``limits``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from constraints_client.models._wire_model import WireModel


class Limits(WireModel):
    """All of them in fields."""

    ge: Annotated[int, Field(ge=1)]
    gt: Annotated[float, Field(gt=0.0)]
    le: Annotated[int, Field(le=10)]
    lt: Annotated[float, Field(lt=1000.0)]
    between: Annotated[int, Field(ge=-5, lt=5)] = 0
    multiple: Annotated[int, Field(multiple_of=5)] = 10
    short: Annotated[str, Field(max_length=4)]
    long: Annotated[str, Field(min_length=3)]
    pattern: Annotated[str, Field(pattern="^[A-Z]{2,3}$")]
    few: Annotated[list[int], Field(max_length=2)] = Field(default_factory=lambda: [])
    some: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]
    entries: Annotated[dict[str, int], Field(max_length=3)]
    maybe: Annotated[int, Field(ge=0)] | None = None
    outer: Annotated[int, Field(ge=0)] | None = None

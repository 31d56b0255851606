"""Limits of numbers, texts and lists."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints


class Limits(BaseModel):
    """All of them in fields."""

    ge: Annotated[int, Field(ge=1)]
    gt: Annotated[float, Field(gt=0)]
    le: Annotated[int, Field(le=10)]
    lt: Annotated[float, Field(lt=1e3)]
    between: Annotated[int, Field(ge=-5, lt=5)] = 0
    multiple: Annotated[int, Field(multiple_of=5)] = 10
    short: Annotated[str, Field(max_length=4)]
    long: Annotated[str, Field(min_length=3)]
    pattern: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}$")]
    few: Annotated[list[int], Field(max_length=2)] = []
    some: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1)]
    entries: Annotated[dict[str, int], Field(max_length=3)]
    maybe: Annotated[int, Field(ge=0)] | None = None
    outer: Annotated[int | None, Field(ge=0)] = None

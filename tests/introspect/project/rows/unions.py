"""Untagged unions keep the user's order, null last."""

from datetime import date
from typing import Optional, Union

from pydantic import AwareDatetime, BaseModel


class Unions(BaseModel):
    either: int | str
    flag: bool | int
    when: AwareDatetime | date
    nested: Union[int, Union[str, None], list[float]]  # noqa: UP007, RUF036
    items: Optional[list[Optional[int]]] = None  # noqa: UP045
    same: Union[int, Optional[int]]  # noqa: UP007, UP045

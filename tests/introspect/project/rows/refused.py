"""What Pydantic can do and two views cannot show."""

import dataclasses
from enum import IntEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, model_serializer
from typing_extensions import TypeAliasType

T = TypeVar("T")
Nested = TypeAliasType("Nested", "dict[str, Nested[T]] | T", type_params=(T,))


class Loop(BaseModel):
    name: str

    @model_serializer
    def show(self) -> "dict[str, Loop]":
        """Send itself inside itself."""
        return {self.name: self}


class Level(IntEnum):
    LOW = 1


@dataclasses.dataclass
class Counts(Generic[T]):
    """Keys are text on the wire, so the two places disagree."""

    by_level: dict[T, int]
    top: T


class Numeric(BaseModel, Generic[T]):
    value: T

    def __class_getitem__(cls, arguments):
        """Take numbers only."""
        if arguments is not int:
            raise TypeError("Numeric takes int only")
        return super().__class_getitem__(arguments)


class Refused(BaseModel):
    loop: Loop
    nested: Nested[int]
    counts: Counts[Level]
    numeric: Numeric[int]

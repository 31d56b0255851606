"""What Pydantic can do and two views cannot show."""

import dataclasses
from typing import Generic, TypeVar

from pydantic import BaseModel, model_serializer
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")
Nested = TypeAliasType("Nested", "dict[str, Nested[T]] | T", type_params=(T,))


class Loop(BaseModel):
    name: str

    @model_serializer
    def show(self) -> "dict[str, Loop]":
        """Send itself inside itself."""
        return {self.name: self}


@dataclasses.dataclass
class Box(Generic[T]):
    value: T


class Entry(TypedDict, Generic[T]):
    value: T


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
    box: Box[int]
    entry: Entry[int]
    numeric: Numeric[int]

"""Serializers decide the Out view by their return type."""

from decimal import Decimal
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    PlainSerializer,
    SerializeAsAny,
    WithJsonSchema,
    WrapSerializer,
    field_serializer,
    model_serializer,
)


class Base(BaseModel):
    a: int


class Typed(BaseModel):
    plain: Annotated[int, PlainSerializer(str, return_type=str)]
    nullable: Annotated[int | None, PlainSerializer(str, return_type=str, when_used="unless-none")] = None
    field: int
    many: list[Annotated[int, PlainSerializer(float, return_type=float)]]
    price: Annotated[
        Decimal,
        BeforeValidator(Decimal, json_schema_input_type=float),
        PlainSerializer(float, return_type=float),
    ] = Decimal("0.5")
    declared: Annotated[Decimal, PlainSerializer(float), WithJsonSchema({"type": "number"})]

    @field_serializer("field")
    def spell(self, value: int) -> str:
        """Spell a number."""
        return str(value)


def untold(value):
    """Say nothing about the output."""
    return str(value)


def wrapped(value, handler):
    """Say nothing about the output."""
    return str(handler(value))


class Untyped(BaseModel):
    plain: Annotated[int, PlainSerializer(untold)]
    wrap: Annotated[int, WrapSerializer(wrapped)]
    anything: SerializeAsAny[Base]


class Summed(BaseModel):
    parts: list[int]

    @model_serializer
    def total(self) -> dict[str, int]:
        """Send the sum alone."""
        return {"total": sum(self.parts)}


class Report(BaseModel):
    sum: Summed

"""Validators widen the In view where they say so."""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    SkipValidation,
    WrapValidator,
    field_validator,
    model_validator,
)


class Opaque:
    """Not a type Pydantic knows."""

    def __str__(self) -> str:
        return "opaque"


class Validated(BaseModel):
    after: Annotated[int, AfterValidator(abs)]
    before: Annotated[int, BeforeValidator(int)]
    declared: Annotated[int, BeforeValidator(int, json_schema_input_type=str)]
    wrapped: Annotated[int, WrapValidator(lambda value, handler: handler(value), json_schema_input_type=str)]
    plain: Annotated[int, PlainValidator(int, json_schema_input_type=int | str)]
    skipped: SkipValidation[int]
    bridged: Annotated[
        Any,
        PlainValidator(lambda value: Opaque(), json_schema_input_type=str),
        PlainSerializer(str, return_type=str),
    ]
    field: int

    @field_validator("field", mode="before", json_schema_input_type=int | str)
    @classmethod
    def parse(cls, value: Any) -> int:
        """Read a number."""
        return int(value)

    @model_validator(mode="before")
    @classmethod
    def prepare(cls, value: Any) -> Any:
        """Change nothing."""
        return value


class Undeclared(BaseModel):
    plain: Annotated[int, PlainValidator(int)]

"""Types of the user's own that speak to Pydantic."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema


class Symbol:
    """Hides behind a function and declares its JSON Schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]+$", "maxLength": 8}


class Silent:
    """Hides behind a function and declares nothing."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(lambda value: value)


class Row:
    """A tuple with an open end."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.tuple_schema([core_schema.int_schema(), core_schema.str_schema()], variadic_item_index=1)


class Custom(BaseModel):
    symbol: Symbol
    silent: Silent
    row: Row
    listed: Annotated[Silent, WithJsonSchema({"type": "array", "items": {"type": ["integer", "null"]}, "minItems": 1})]
    mapped: Annotated[Silent, WithJsonSchema({"type": "object", "additionalProperties": {"type": "boolean"}})]
    chosen: Annotated[Silent, WithJsonSchema({"anyOf": [{"const": "a"}, {"enum": [1, 2]}]})]
    shown: Annotated[int, WithJsonSchema({"type": "string"}, mode="serialization")]
    kept: Annotated[Literal["a"], WithJsonSchema({"properties": {"x": {}}})]

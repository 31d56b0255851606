"""Pydantic's schemas with what it does not say: a member with a default is always sent.

Pydantic is imported when asked for: this module belongs to the child process, and importing it costs a build.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic.json_schema import GenerateJsonSchema


@cache
def always_sent() -> "type[GenerateJsonSchema]":
    """Return Pydantic's generator, taught that a member with a default is there in every value that is sent."""
    from pydantic import MISSING
    from pydantic.json_schema import GenerateJsonSchema
    from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

    class AlwaysSent(GenerateJsonSchema):
        def field_is_required(self, field: ModelField | DataclassField | TypedDictField, total: bool) -> bool:
            if self.mode == "serialization" and field["type"] != "typed-dict-field":
                inner = field["schema"]
                return not (inner["type"] == "default" and inner.get("default") is MISSING)
            return super().field_is_required(field, total)

    return AlwaysSent

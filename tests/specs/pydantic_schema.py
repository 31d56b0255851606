"""What Pydantic says of a type, reduced to its meaning."""

from pydantic import MISSING, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField
from tests.specs.meaning import Json, meaning


class AlwaysSent(GenerateJsonSchema):
    """Pydantic's generator, which knows that a member with a default is always sent."""

    def field_is_required(self, field: ModelField | DataclassField | TypedDictField, total: bool) -> bool:
        """Whether the member is there in every value."""
        if self.mode == "serialization" and field["type"] != "typed-dict-field":
            inner = field["schema"]
            return not (inner["type"] == "default" and inner.get("default") is MISSING)
        return super().field_is_required(field, total)


def pydantic_meaning(kind: type, mode: JsonSchemaMode) -> Json:
    """Meaning of Pydantic's schema of ``kind`` in one mode, by wire names."""
    found = TypeAdapter[object](kind).json_schema(mode=mode, schema_generator=AlwaysSent)
    return meaning(found, found.get("$defs", {}))

"""Values of the contracts' types: sampled, read from JSON, and as they travel."""

import json
from collections.abc import Iterator

from pydantic import JsonValue, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DecimalSchema, DictSchema
from tests.golden.json_samples import VARIANTS, Sampler
from typing_extensions import TypeForm


class _Telling(GenerateJsonSchema):
    """Tells what Pydantic's own JSON Schema keeps quiet: that a text is a decimal, that a key is a number."""

    def decimal_schema(self, schema: DecimalSchema) -> JsonSchemaValue:
        found = super().decimal_schema(schema)
        for branch in found.get("anyOf", [found]):
            if branch.get("type") == "string":
                branch["format"] = "decimal"
        return found

    def dict_schema(self, schema: DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        if schema.get("keys_schema", {}).get("type") == "int":
            found["propertyNames"] = {"pattern": "^[0-9]+$"}
        return found


def input_samples(kind: TypeForm[object]) -> Iterator[JsonValue]:
    """Yield JSON that a type of the contracts accepts, one for each variant; one ``null`` for no type at all."""
    if kind is type(None):
        yield from [None] * VARIANTS
        return
    schema = TypeAdapter(kind).json_schema(mode="validation", schema_generator=_Telling)
    yield from Sampler(schema).samples(schema)


def sample_values(kind: TypeForm[object]) -> Iterator[object]:
    """Yield values of a type of the contracts, one for each variant."""
    for sample in input_samples(kind):
        yield read_value(kind, sample)


def read_value(kind: TypeForm[object], value: JsonValue) -> object:
    """Read JSON as a type says."""
    return TypeAdapter(kind).validate_json(json.dumps(value))


def read_parameter(kind: TypeForm[object], value: JsonValue) -> object:
    """Read a parameter of a URL, which is text to begin with."""
    return TypeAdapter(kind).validate_python(value)


def wire_json(kind: TypeForm[object], value: object) -> JsonValue:
    """Return ``value`` as it is sent."""
    found: JsonValue = json.loads(TypeAdapter(kind).dump_json(value, by_alias=True))
    return found

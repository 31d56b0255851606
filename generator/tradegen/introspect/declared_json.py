"""The JSON Schema that a leaf type declares of itself, read as a type.

Some types hide behind a validator function and say what they are only in ``__get_pydantic_json_schema__``:
Pydantic's own (paths, addresses, e-mail, base64 …) and users', ``WithJsonSchema`` included.
"""

from typing import Any, Literal

import msgspec
from pydantic import WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaWarningKind
from pydantic_core import to_json

from tradegen.introspect.field_names import Schema
from tradegen.introspect.json_number import literal
from tradegen.introspect.patterns import ecma_pattern
from tradegen.introspect.views import Views, join
from tradegen.ir import (
    AnyType,
    BoolType,
    IntType,
    ListType,
    LiteralType,
    MapType,
    NullType,
    NumberType,
    StrType,
    Type,
)

_FUNCTIONS = ("pydantic_js_functions", "pydantic_js_annotation_functions")
_UUID_VERSIONS = {f"uuid{version}": str(version) for version in range(1, 9)}
_BOUNDS = {
    "minimum": "ge",
    "exclusiveMinimum": "gt",
    "maximum": "le",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}


class _LeafJsonSchema(GenerateJsonSchema):
    """Pydantic's generator, silent about what it leaves out."""

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None: ...


def declares_json(schema: Schema) -> bool:
    """Whether the node brings functions that make its JSON Schema."""
    metadata = schema.get("metadata") or {}
    return any(metadata.get(key) for key in _FUNCTIONS)


def overrides_json(schema: Schema) -> bool:
    """Whether an annotation of the user (``WithJsonSchema``) states the JSON Schema of the node."""
    functions = (schema.get("metadata") or {}).get("pydantic_js_annotation_functions", ())
    return any(isinstance(getattr(function, "__self__", None), WithJsonSchema) for function in functions)


def declared_views(schema: Schema) -> Views | None:
    """Both views as the leaf declares them; ``None`` where it declares more than a leaf can be."""
    in_type, out_type = _declared(schema, "validation"), _declared(schema, "serialization")
    return None if in_type is None or out_type is None else Views(in_type, out_type)


def _declared(schema: Schema, mode: Literal["validation", "serialization"]) -> Type | None:
    try:
        node: Any = schema
        return read_json_schema(_LeafJsonSchema().generate(node, mode))
    except Exception:  # the user's own hooks run here; the core schema tells what they do not
        return None


def read_json_schema(schema: Any) -> Type | None:
    """A reference-free JSON Schema as a type; ``None`` for one that needs more than that."""
    if not isinstance(schema, dict) or "$ref" in schema or "properties" in schema:
        return None
    if "const" in schema:
        return LiteralType(values=(to_json(schema["const"]).decode(),))
    if "enum" in schema:
        if not schema["enum"]:
            return None  # an enum class without members, such as StrEnum itself: no value at all
        return LiteralType(values=tuple(to_json(value).decode() for value in schema["enum"]))
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            members = [read_json_schema(member) for member in schema[choice]]
            return None if None in members else join(member for member in members if member is not None)
    kind = schema.get("type")
    if isinstance(kind, list):
        return read_json_schema({"anyOf": [{**schema, "type": one} for one in kind]})
    return _read_kind(schema, kind)


def _read_kind(schema: dict[str, Any], kind: object) -> Type | None:
    found = ((name, literal(schema.get(key))) for key, name in _BOUNDS.items())
    bounds = {name: text for name, text in found if text is not None}
    match kind:
        case "string":
            pattern, form = schema.get("pattern"), schema.get("format")
            if form in _UUID_VERSIONS:
                return StrType(format="uuid", unstated=(("version", _UUID_VERSIONS[form]),))
            return StrType(
                min_length=schema.get("minLength"),
                max_length=schema.get("maxLength"),
                pattern=None if pattern is None else ecma_pattern(pattern),
                format=form,
            )
        case "integer":
            return msgspec.structs.replace(IntType(), **bounds)
        case "number":
            return msgspec.structs.replace(NumberType(), **bounds)
        case "boolean":
            return BoolType()
        case "null":
            return NullType()
        case "array" if "prefixItems" not in schema:
            item = read_json_schema(schema.get("items", {}))
            return None if item is None else ListType(item, schema.get("minItems"), schema.get("maxItems"))
        case "object":
            value = schema.get("additionalProperties", {})
            value_type = read_json_schema({} if isinstance(value, bool) else value)
            sizes = (schema.get("minProperties"), schema.get("maxProperties"))
            return None if value_type is None else MapType(StrType(), value_type, *sizes)
        case None:
            return AnyType() if not set(schema) - {"title", "description", "examples", "default"} else None
        case _:
            return None

"""The facts of a model that both the IR and JSON Schema state, in one form."""

import json
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from tradegen.introspect.catalog import Catalog
from tradegen.ir import (
    AliasRef,
    BoolType,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    UnionType,
)

Mode = Literal["validation", "serialization"]
_EVERYTHING = frozenset(("string", "integer", "number", "boolean", "null", "array", "object"))
_JSON_KINDS = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


class Facts(NamedTuple):
    """Members by wire name with the JSON types they can have, and which of them are required."""

    kinds: dict[str, frozenset[str]]
    required: frozenset[str]


def ir_facts(model: Model, catalog: Catalog, mode: Mode) -> Facts:
    """What the IR says of a model in one direction."""
    incoming = mode == "validation"
    kinds: dict[str, frozenset[str]] = {}
    required: set[str] = set()
    for field in model.fields:
        wire = field.in_type if incoming else field.out_type
        if wire is not None:
            name = field.in_name if incoming else field.out_name
            kinds[name] = _ir_kinds(wire, catalog, incoming=incoming)
            if field.in_required if incoming else field.out_required:
                required.add(name)
    return Facts(kinds, frozenset(required))


def schema_facts(model: type[BaseModel], mode: Mode) -> Facts:
    """What Pydantic's JSON Schema says; what is sent includes members with a default."""
    schema = model.model_json_schema(mode=mode)
    definitions = schema.get("$defs", {})
    schema = _resolved(schema, definitions)
    properties = schema.get("properties", {})
    kinds = {name: _schema_kinds(one, definitions) for name, one in properties.items()}
    return Facts(kinds, frozenset(schema.get("required", ())))


def _ir_kinds(wire: Type, catalog: Catalog, *, incoming: bool) -> frozenset[str]:
    match wire:
        case NullType():
            return frozenset(("null",))
        case BoolType():
            return frozenset(("boolean",))
        case IntType():
            return frozenset(("integer",))
        case NumberType():
            return frozenset(("number",))
        case StrType():
            return frozenset(("string",))
        case LiteralType(values=values):
            return frozenset(_JSON_KINDS[type(json.loads(value))] for value in values)
        case EnumRef(ref=ref):
            return frozenset(_JSON_KINDS[type(json.loads(one.value))] for one in catalog.enums[ref].members)
        case AliasRef(ref=ref):
            alias = catalog.aliases[ref]
            assert alias is not None
            return _ir_kinds(alias.in_type if incoming else alias.out_type, catalog, incoming=incoming)
        case ListType() | TupleType():
            return frozenset(("array",))
        case MapType() | ModelRef():
            return frozenset(("object",))
        case UnionType(members=members):
            return frozenset().union(*(_ir_kinds(one, catalog, incoming=incoming) for one in members))
        case _:
            return _EVERYTHING


def _schema_kinds(schema: dict[str, Any], definitions: dict[str, Any]) -> frozenset[str]:
    schema = _resolved(schema, definitions)
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return frozenset(_JSON_KINDS[type(value)] for value in values)
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return frozenset().union(*(_schema_kinds(one, definitions) for one in schema[choice]))
    return frozenset((schema["type"],)) if "type" in schema else _EVERYTHING


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    return schema

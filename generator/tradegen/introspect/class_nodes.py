"""Where the core schema of a class lists its fields."""

from collections.abc import Iterator

from tradegen.introspect.field_names import Schema
from tradegen.introspect.scope import Scope
from tradegen.ir import ModelKind

CLASS_KINDS: dict[str, ModelKind] = {
    "model": "model",
    "dataclass": "dataclass",
    "typed-dict": "typeddict",
    "named-tuple": "namedtuple",
}
_LISTINGS = frozenset(("model-fields", "dataclass-args", "typed-dict", "named-tuple"))


def class_node(schema: Schema, scope: Scope) -> tuple[Schema, Scope]:
    """The node of the class itself, below definitions and model validators, with the scope it is in."""
    while schema["type"] not in CLASS_KINDS:
        if schema["type"] == "definitions":
            scope = scope.defining(schema)
        schema = scope.definitions[schema["schema_ref"]] if schema["type"] == "definition-ref" else schema["schema"]
    return schema, scope._replace(config=schema.get("config") or {})


def listing(node: Schema) -> Schema:
    """The node that lists the fields of a class, below its validators."""
    while node["type"] not in _LISTINGS:
        node = node["schema"]
    return node


def listed(fields_node: Schema) -> Iterator[tuple[str, Schema]]:
    """Each field with its name."""
    fields = fields_node["fields"]
    return iter(fields.items()) if isinstance(fields, dict) else ((field["name"], field) for field in fields)

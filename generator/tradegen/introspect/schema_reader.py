"""Pydantic's core schema as types of the IR, both views in one walk."""

from collections.abc import Callable, Mapping
from typing import Any

from tradegen.introspect import rules
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.containers import ContainerReader
from tradegen.introspect.declared_json import declared_views, declares_json, overrides_json
from tradegen.introspect.field_names import Schema
from tradegen.introspect.named_aliases import alias_ref
from tradegen.introspect.named_types import NamedTypeReader, innermost
from tradegen.introspect.pydantic_schema import schema_of
from tradegen.introspect.scalars import read_scalar
from tradegen.introspect.scope import Scope
from tradegen.introspect.serializers import Output, keeps_null, output_of, serializer_name
from tradegen.introspect.type_parameters import parameter_name
from tradegen.introspect.views import ANY, NULL, Views, join, nullable, same
from tradegen.ir import AnyType, EnumRef, StrType, Type, TypeParam

_CLASSES = frozenset(("model", "dataclass", "typed-dict", "named-tuple"))
_NAMED = _CLASSES | {"enum", "definitions", "definition-ref"}
_NOT_JSON = {
    "callable": "a callable",
    "is-subclass": "a class",
    "ellipsis": "an ellipsis",
    "call": "the result of a call",
    "arguments": "a list of arguments",
    "arguments-v3": "a list of arguments",
}


class SchemaReader:
    """Reads types; the classes, enums and aliases it meets go into the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        named = NamedTypeReader(self, catalog)
        containers = ContainerReader(self, catalog)
        self._kinds: Mapping[str, Callable[[Schema, Scope], Views]] = {
            **named.kinds,
            **containers.kinds,
            "any": self._any,
            "nullable": lambda schema, scope: nullable(self.read(schema["schema"], scope)),
            "default": self._inner,
            "custom-error": self._inner,
            "missing-sentinel": lambda schema, scope: self.read(schema["schema"], scope),
            "definitions": lambda schema, scope: self.read(schema["schema"], scope.defining(schema)),
            "function-before": self._validated,
            "function-wrap": self._validated,
            "function-after": self._validated,
            "function-plain": self._plainly_validated,
            "json": lambda schema, scope: Views(StrType(), self._json_content(schema, scope)),
            "json-or-python": lambda schema, scope: self.read(schema["json_schema"], scope),
            "lax-or-strict": lambda schema, scope: self.read(schema["lax_schema"], scope),
            "chain": self._chain,
        }
        self._alias = named.alias

    def read(self, schema: Schema, scope: Scope) -> Views:
        """Both views of a node and of all it holds."""
        serialization = schema.get("serialization")
        if serialization is None or overrides_json(schema):
            return self._unserialized(schema, scope)
        return self._serialized(schema, serialization, scope)

    def read_type(self, annotation: Any, scope: Scope) -> Views:
        """Both views of a Python type.

        Raises:
            NoSchemaError: Pydantic has no schema for it.
        """
        return self.read(schema_of(annotation), scope)

    def _unserialized(self, schema: Schema, scope: Scope) -> Views:
        kind = schema["type"]
        if "ref" in schema and kind not in _NAMED:
            alias = self._alias(schema, scope)
            if alias is not None:
                return alias
        return self.read_content(schema, scope)

    def read_content(self, schema: Schema, scope: Scope) -> Views:
        """Both views of a node, whatever name it has."""
        kind = schema["type"]
        if declares_json(schema) and (innermost(schema)["type"] not in _NAMED or overrides_json(schema)):
            declared = declared_views(schema)
            if declared is not None:
                if isinstance(declared.out_type, StrType) and declared.out_type.format == "password":
                    scope.report(rules.SECRET_IN_OUTPUT)
                return declared
        scalar = read_scalar(schema, scope.config, scope.report) if kind != "any" else None
        if scalar is not None:
            return scalar
        read = self._kinds.get(kind)
        if read is not None:
            return read(schema, scope)
        instance = kind == "is-instance"
        what = f"an instance of {schema['cls'].__name__}" if instance else _NOT_JSON.get(kind, f"of kind {kind}")
        scope.report(rules.UNSUPPORTED_TYPE, what=what)
        return ANY

    def _serialized(self, schema: Schema, serialization: Schema, scope: Scope) -> Views:
        match output_of(serialization):
            case Output.UNCHANGED if schema["type"] == "any" and "schema" in serialization:
                return self.read(serialization["schema"], scope)  # SkipValidation
            case Output.UNCHANGED:
                return self._unserialized(schema, scope)
            case Output.RUNTIME:
                scope.report(rules.SERIALIZE_AS_ANY)
                return self._unserialized(schema, scope)
            case Output.SECRET:
                scope.report(rules.SECRET_IN_OUTPUT)
                return Views(self._input(schema, scope), StrType(format="password"))
            case Output.TEXT:
                views = self._unserialized(schema, scope.only("in"))
                return views if isinstance(views.out_type, StrType) else Views(views.in_type, StrType())
            case Output.SIMPLE:
                return self._simply_serialized(schema, {"type": serialization["type"]}, scope)
            case Output.UNTOLD:
                scope.report(rules.SERIALIZER_RETURN_TYPE, serializer=serializer_name(serialization))
                return Views(self._input(schema, scope), AnyType())
            case Output.RETURNED:
                return Views(self._input(schema, scope), self._returned(schema, serialization, scope))

    def _simply_serialized(self, schema: Schema, sent: Schema, scope: Scope) -> Views:
        views = self._unserialized(schema, scope.only("in"))
        if isinstance(views.out_type, EnumRef):  # use_enum_values: still one of the enum's values
            return views
        return Views(views.in_type, self.read(sent, scope.only("out")).out_type)

    def _input(self, schema: Schema, scope: Scope) -> Type:
        return self._unserialized(schema, scope.only("in")).in_type

    def _returned(self, schema: Schema, serialization: Schema, scope: Scope) -> Type:
        ref = schema.get("ref", "")
        if ref and ref in scope.open_refs:
            scope.report(rules.RECURSIVE_SERIALIZER, model=alias_ref(ref).partition(":")[2])
            return AnyType()
        inside = scope.only("out")._replace(open_refs=scope.open_refs | {ref})
        returned = self.read(serialization["return_schema"], inside).out_type
        passes_null = keeps_null(serialization) and _allows_null(schema)
        return join((returned, NULL.out_type)) if passes_null else returned

    def _any(self, schema: Schema, _scope: Scope) -> Views:
        name = parameter_name(schema)
        return ANY if name is None else same(TypeParam(name))

    def _inner(self, schema: Schema, scope: Scope) -> Views:
        return self.read(schema["schema"], scope)

    def _validated(self, schema: Schema, scope: Scope) -> Views:
        declared = schema.get("json_schema_input_schema")
        if declared is None:
            return self.read(schema["schema"], scope)
        out_type = self.read(schema["schema"], scope.only("out")).out_type
        return Views(self.read(declared, scope.only("in")).in_type, out_type)

    def _plainly_validated(self, schema: Schema, scope: Scope) -> Views:
        declared = schema.get("json_schema_input_schema", {"type": "any"})
        if declared["type"] == "any":
            scope.report(rules.OPAQUE_VALIDATOR)
        if "serialization" not in schema:
            scope.report(rules.OPAQUE_OUTPUT)
        return Views(self.read(declared, scope.only("in")).in_type, AnyType())

    def _json_content(self, schema: Schema, scope: Scope) -> Type:
        return self.read(schema["schema"], scope).out_type if "schema" in schema else AnyType()

    def _chain(self, schema: Schema, scope: Scope) -> Views:
        steps = schema["steps"]
        if steps[0]["type"] == "any" and steps[-1]["type"] == "is-instance":
            return ANY  # Hashable and the like: any JSON value passes or fails at run time
        first = self.read(steps[0], scope.only("in")).in_type
        return Views(first, self.read(steps[-1], scope.only("out")).out_type)


def _allows_null(schema: Schema) -> bool:
    while schema["type"] not in ("nullable", "none", "any"):
        if "schema" not in schema:
            return False
        schema = schema["schema"]
    return True

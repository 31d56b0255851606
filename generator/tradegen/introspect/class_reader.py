"""Classes with fields as IR models."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from tradegen.introspect import rules
from tradegen.introspect.catalog import PendingClass
from tradegen.introspect.class_nodes import CLASS_KINDS, class_node, listed, listing
from tradegen.introspect.declared_docs import class_doc, class_ref, deprecation, json_texts
from tradegen.introspect.field_names import Schema
from tradegen.introspect.field_reader import read_computed_field, read_field, read_root_field
from tradegen.introspect.findings import Finding, Owner
from tradegen.introspect.pydantic_schema import parameters_of, parametrised, schema_of
from tradegen.introspect.scope import Scope
from tradegen.introspect.type_reader import TypeReader
from tradegen.ir import ExtraPolicy, Field, Model, Type


class ClassReader:
    """Reads one class at a time with the help of ``types``; findings go into ``findings``."""

    def __init__(self, types: TypeReader, findings: list[Finding]) -> None:
        self._types = types
        self._findings = findings

    def read(self, pending: PendingClass) -> Model:
        """The model that ``pending`` describes.

        Raises:
            NoSchemaError: Pydantic cannot make a schema for it.
        """
        cls, schema, definitions = pending
        scope = Scope(Owner(class_ref(cls)), self._findings, definitions=dict(definitions))
        described = parametrised(cls)
        node, scope = class_node(schema or schema_of(described), scope)
        config = _python_config(cls)
        root = bool(node.get("root_model"))
        fields_node = {} if root else listing(node)
        return Model(
            ref=scope.owner.ref,
            name=cls.__name__,
            kind="root" if root else CLASS_KINDS[node["type"]],
            fields=self._fields(described if issubclass(cls, BaseModel) else cls, node, scope),
            params=_parameter_names(cls),
            extra=_extra_policy(fields_node, scope.config),
            extra_type=self._extra_type(fields_node, scope),
            frozen=_is_frozen(cls, config),
            title=config.get("title") or "",
            doc=class_doc(cls),
            deprecated=deprecation(cls.__dict__.get("__deprecated__")),
            examples=_examples(config),
        )

    def _fields(self, cls: type, node: Schema, scope: Scope) -> tuple[Field, ...]:
        if node.get("root_model"):
            return (read_root_field(cls, node, scope, self._types),)
        fields_node = listing(node)
        infos = getattr(cls, "__pydantic_fields__", {})
        fields = [read_field(name, schema, scope, self._types, infos.get(name)) for name, schema in listed(fields_node)]
        computed = getattr(getattr(cls, "__pydantic_decorators__", None), "computed_fields", {})
        for schema in fields_node.get("computed_fields", ()):
            info = computed[schema["property_name"]].info
            fields.append(read_computed_field(schema, scope, self._types, info))
        _report_shared_names(fields, scope)
        for name, info in () if parameters_of(cls) else infos.items():
            if _holds_type_variable(info.annotation):
                scope._replace(owner=Owner(scope.owner.ref, name)).report(rules.TYPE_VARIABLE)
        return tuple(fields)

    def _extra_type(self, fields_node: Schema, scope: Scope) -> Type | None:
        if "extras_schema" not in fields_node:
            return None
        return self._types.read(fields_node["extras_schema"], scope).out_type


def _parameter_names(cls: type) -> tuple[str, ...]:
    return tuple(parameter.__name__ for parameter in parameters_of(cls))


def _holds_type_variable(annotation: object) -> bool:
    """Whether a type variable stands in ``annotation`` itself, not in a generic class that it names."""
    if isinstance(annotation, TypeVar):
        return True
    return not isinstance(annotation, type) and bool(getattr(annotation, "__parameters__", ()))


def _python_config(cls: type) -> Mapping[str, Any]:
    for attribute in ("model_config", "__pydantic_config__"):
        config = getattr(cls, attribute, None)
        if isinstance(config, dict):
            return config
    return {}


def _is_frozen(cls: type, config: Mapping[str, Any]) -> bool:
    parameters = getattr(cls, "__dataclass_params__", None)
    return bool(config.get("frozen") or getattr(parameters, "frozen", False))


def _extra_policy(fields_node: Schema, config: Schema) -> ExtraPolicy:
    policy = fields_node.get("extra_behavior") or config.get("extra_fields_behavior")
    return policy if policy in ("allow", "forbid") else "ignore"


def _examples(config: Mapping[str, Any]) -> tuple[str, ...]:
    extra = config.get("json_schema_extra")
    return json_texts(extra.get("examples")) if isinstance(extra, dict) else ()


def _report_shared_names(fields: list[Field], scope: Scope) -> None:
    """Two fields of one wire name: the later one silently wins."""
    accepted: dict[str, str] = {}
    sent: dict[str, str] = {}
    for field in fields:
        owner = scope._replace(owner=Owner(scope.owner.ref, field.name))
        other = accepted.setdefault(field.in_name, field.name) if field.in_type is not None else field.name
        twin = sent.setdefault(field.out_name, field.name) if field.out_type is not None else field.name
        if twin != field.name:
            owner.report(rules.DUPLICATE_WIRE_NAME, other=twin, wire_name=field.out_name)
        elif other != field.name:
            owner.report(rules.DUPLICATE_WIRE_NAME, other=other, wire_name=field.in_name)

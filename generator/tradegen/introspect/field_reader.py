"""One field of a class, in both views."""

from collections.abc import Mapping
from typing import Any

from pydantic.fields import ComputedFieldInfo, FieldInfo

from tradegen.introspect import rules
from tradegen.introspect.declared_docs import deprecation, json_texts
from tradegen.introspect.default_values import NO_DEFAULT, UNTOLD, Default, default_node, may_be_missing, read_default
from tradegen.introspect.field_names import Schema, also_read, in_name, out_name
from tradegen.introspect.findings import Owner
from tradegen.introspect.named_types import innermost
from tradegen.introspect.scope import Scope
from tradegen.introspect.stray_defaults import Sending, is_stray, sending_of
from tradegen.introspect.type_reader import TypeReader
from tradegen.introspect.views import Views, allows_null, nullable
from tradegen.ir import Field, ModelRef


def read_field(name: str, field: Schema, scope: Scope, types: TypeReader, info: FieldInfo | None) -> Field:
    """A declared field. ``info`` knows what the schema does not; only models and dataclasses have it."""
    scope = scope._replace(owner=Owner(scope.owner.ref, name))
    accepted = field.get("init", True)
    sent = not (field.get("serialization_exclude") or field.get("init_only"))
    views = types.read(field["schema"], scope if accepted and sent else scope.only("in" if accepted else "out"))
    wire_name = in_name(name, field, scope.config)
    if wire_name is None:
        scope.report(rules.ALIAS_PATH)
    default = read_default(field["schema"], views, scope) if accepted else NO_DEFAULT
    if default.text == "null" and not _accepts_null(field["schema"], views, scope):
        views, default = Views(views.in_type, nullable(views).out_type), UNTOLD
    elif default.text is not None:
        default = _checked(default.text, field["schema"], views, scope if sent else scope.only("in"))
    optional = "serialization_exclude_if" in field or may_be_missing(field["schema"])
    about = _json_schema_words(field)
    return Field(
        name=name,
        in_name=wire_name or name,
        out_name=out_name(name, field),
        in_type=views.in_type if accepted else None,
        out_type=views.out_type if sent else None,
        in_required=accepted and field.get("required", default_node(field["schema"]) is None),
        out_required=sent and field.get("required", True) and not optional,
        default=default.text,
        has_factory=default.has_factory,
        title=about.get("title") or "",
        doc=about.get("description") or "",
        examples=json_texts(about.get("examples")),
        deprecated=deprecation(about.get("deprecated") if info is None else info.deprecated),
        frozen=bool(field.get("frozen")),
        also_read=also_read(name, field, scope.config) if accepted else (),
    )


def _checked(text: str, field: Schema, views: Views, scope: Scope) -> Default:
    """The default with JSON text ``text``, unless it is sent as something else than clients would make of it."""
    match sending_of(field, text, views.out_type, scope):
        case Sending.FAILS:
            scope.report(rules.DEFAULT_FAILS)
            return UNTOLD
        case Sending.AS_WRITTEN:
            scope.report(rules.DEFAULT_TYPE, default=text)
    return UNTOLD if is_stray(field, text, views.in_type) else Default(text, has_factory=False)


def read_computed_field(field: Schema, scope: Scope, types: TypeReader, info: ComputedFieldInfo) -> Field:
    """A property that is sent and never read."""
    name = field["property_name"]
    scope = scope._replace(owner=Owner(scope.owner.ref, name)).only("out")
    about = _json_schema_words(field)
    wire_name = field.get("alias", name)
    return Field(
        name=name,
        in_name=wire_name,
        out_name=wire_name,
        in_type=None,
        out_type=types.read(field["return_schema"], scope).out_type,
        in_required=False,
        out_required="serialization_exclude_if" not in field,
        title=about.get("title") or "",
        doc=about.get("description") or "",
        examples=json_texts(about.get("examples")),
        deprecated=deprecation(info.deprecated),
    )


def read_root_field(cls: type, node: Schema, scope: Scope, types: TypeReader) -> Field:
    """The one field of a root model, whose value is the model on the wire."""
    scope = scope._replace(owner=Owner(scope.owner.ref, "root"))
    views = types.read(node["schema"], scope)
    default = read_default(node["schema"], views, scope)
    info: FieldInfo | None = getattr(cls, "__pydantic_fields__", {}).get("root")
    return Field(
        name="root",
        in_name="root",
        out_name="root",
        in_type=views.in_type,
        out_type=views.out_type,
        in_required=default_node(node["schema"]) is None,
        out_required=True,
        default=default.text,
        has_factory=default.has_factory,
        title=(info and info.title) or "",
        doc=(info and info.description) or "",
        examples=json_texts(info.examples if info else None),
    )


def _accepts_null(schema: Schema, views: Views, scope: Scope) -> bool:
    """Whether null is a value of a field, not only its default: ``due: date = None`` sends what it refuses."""
    if not isinstance(views.in_type, ModelRef):
        return allows_null(views.in_type)
    inner = innermost((default_node(schema) or {}).get("schema", schema))
    if inner["type"] == "definition-ref":
        inner = innermost(scope.definitions[inner["schema_ref"]])
    return bool(inner.get("root_model", False))


def _json_schema_words(field: Schema) -> Mapping[str, Any]:
    words: object = (field.get("metadata") or {}).get("pydantic_js_updates")
    return words if isinstance(words, dict) else {}

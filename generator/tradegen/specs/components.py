"""The JSON Schema of each declared model, enum and alias, as a component of a document."""

from collections.abc import Iterable
from typing import assert_never

import msgspec
import orjson

from tradegen.ir import AliasRef, Direction, Enum, EnumRef, Field, Model, ModelRef, Type
from tradegen.specs.json_schema import Dialect, SchemaWriter, literal_schema
from tradegen.specs.model_examples import Member, model_examples
from tradegen.views.directions import Views
from tradegen.views.graph import Ref, arguments_of, field_type, substitute
from tradegen_runtime.documents import JsonObject, JsonValue


class ViewWriter(msgspec.Struct, frozen=True):
    """Writes types as JSON Schema in one direction; named types are components of the document."""

    views: Views
    direction: Direction
    dialect: Dialect = "2020-12"

    @property
    def types(self) -> SchemaWriter:
        """The writer that knows no direction."""
        return SchemaWriter(pointer=self.pointer, dialect=self.dialect)

    def pointer(self, ref: Ref) -> str:
        """Where the schema of a named type stands in the document."""
        return "#/components/schemas/" + self.views.wire_name(ref, self.direction)

    def schema(self, kind: Type) -> JsonObject:
        """JSON Schema of ``kind``."""
        return self.types.schema(kind)

    def annotated(self, kind: Type, notes: JsonObject) -> JsonObject:
        """JSON Schema of ``kind`` with annotations such as ``description``."""
        return self.types.annotated(kind, notes)


def component(ref: Ref, writer: ViewWriter) -> JsonObject:
    """The schema of a named type in the writer's direction."""
    names = writer.views.declared
    match ref:
        case EnumRef():
            return enum_schema(names.enums[ref.ref])
        case AliasRef():
            alias = names.aliases[ref.ref]
            kind = alias.in_type if writer.direction == "in" else alias.out_type
            return writer.annotated(kind, description(alias.doc))
        case ModelRef():
            return model_schema(ref, names.models[ref.ref], writer)
        case _:
            assert_never(ref)


def enum_schema(enum: Enum) -> JsonObject:
    """``enum`` with ``x-enum-varnames``; the values of a flag combine, so any integer is possible."""
    names: list[JsonValue] = [member.name for member in enum.members]
    head = description(enum.doc)
    if enum.flag:
        flags = {member.name: orjson.loads(member.value) for member in enum.members}
        return {"type": "integer", **head, "x-tradegen-flags": flags}
    values = dict(literal_schema([member.value for member in enum.members]))
    if "const" in values:
        values["enum"] = [values.pop("const")]
    docs = [member.doc for member in enum.members]
    described = {"x-enum-descriptions": docs} if any(docs) else {}
    return {**values, **head, "x-enum-varnames": names, **described}


def model_schema(ref: ModelRef, model: Model, writer: ViewWriter) -> JsonObject:
    """``object``, or what a root model or named tuple is on the wire instead."""
    head = {**title(model.title), **description(model.doc)}
    shown = model_examples(model, [view_member(field, writer) for field, _ in typed_fields(ref, model, writer)])
    tail = {**deprecation(model.deprecated), **examples(shown)}
    match model.kind:
        case "root":
            return writer.annotated(typed_fields(ref, model, writer)[0][1], {**head, **tail})
        case "namedtuple":
            return {**named_tuple_schema(ref, model, writer), **head, **tail}
        case "model" | "dataclass" | "typeddict":
            return {"type": "object", **head, **members(ref, model, writer), **tail}
        case _:
            assert_never(model.kind)


def typed_fields(ref: ModelRef, model: Model, writer: ViewWriter) -> list[tuple[Field, Type]]:
    """The fields the view has, each with its type, type parameters filled in."""
    arguments = arguments_of(ref, writer.views.declared)
    return [
        (field, substitute(kind, arguments))
        for field in model.fields
        if (kind := field_type(field, writer.direction)) is not None
    ]


def members(ref: ModelRef, model: Model, writer: ViewWriter) -> JsonObject:
    """``properties``, ``required`` and ``additionalProperties`` of an object."""
    found = typed_fields(ref, model, writer)
    required: list[JsonValue] = [wire_name(field, writer.direction) for field, _ in found if needed(field, writer)]
    return {
        "properties": {
            wire_name(field, writer.direction): writer.annotated(kind, notes(field, writer.direction))
            for field, kind in found
        },
        **({"required": required} if required else {}),
        **extras(ref, model, writer),
    }


def extras(ref: ModelRef, model: Model, writer: ViewWriter) -> JsonObject:
    """``additionalProperties``, absent where unknown members are ignored."""
    match model.extra:
        case "ignore":
            return {}
        case "forbid":
            return {"additionalProperties": False}
        case "allow" if model.extra_type is None:
            return {"additionalProperties": True}
        case "allow":
            kind = substitute(model.extra_type, arguments_of(ref, writer.views.declared))
            return {"additionalProperties": writer.schema(kind)}
        case _:
            assert_never(model.extra)


def named_tuple_schema(ref: ModelRef, model: Model, writer: ViewWriter) -> JsonObject:
    """``array`` with a position per field; those with a default may be left out at the end."""
    found = typed_fields(ref, model, writer)
    schemas = [writer.annotated(kind, notes(field, writer.direction)) for field, kind in found]
    size = {"minItems": sum(needed(field, writer) for field, _ in found), "maxItems": len(found)}
    if writer.dialect == "asyncapi":
        return {"type": "array", "items": schemas, "additionalItems": False, **size}
    return {"type": "array", "prefixItems": schemas, **size}


def wire_name(field: Field, direction: Direction) -> str:
    """The name of a field in one view."""
    return field.in_name if direction == "in" else field.out_name


def needed(field: Field, writer: ViewWriter) -> bool:
    """Whether a field is required in the writer's view."""
    return field.in_required if writer.direction == "in" else field.out_required


def view_member(field: Field, writer: ViewWriter) -> Member:
    """A field as one view has it."""
    name = wire_name(field, writer.direction)
    return Member(name, required=needed(field, writer), default=shown_default(field, writer.direction))


def shown_default(field: Field, direction: Direction) -> str | None:
    """The default as JSON, where there is one and it is a value of the view's type."""
    return field.default if direction == "in" or field.in_type == field.out_type else None


def notes(field: Field, direction: Direction) -> JsonObject:
    """Annotations of a field."""
    default = shown_default(field, direction)
    return {
        **title(field.title),
        **description(field.doc),
        **({} if default is None else {"default": orjson.loads(default)}),
        **deprecation(field.deprecated),
        **({"readOnly": True} if field.in_type is None else {}),
        **({"writeOnly": True} if field.out_type is None else {}),
        **examples(map(orjson.loads, field.examples)),
    }


def title(text: str) -> JsonObject:
    """``title`` where the user wrote one."""
    return {"title": text} if text else {}


def description(text: str) -> JsonObject:
    """``description`` where there is one."""
    return {"description": text} if text else {}


def deprecation(message: str | None) -> JsonObject:
    """``deprecated``, with the reason where one was given."""
    if message is None:
        return {}
    return {"deprecated": True, **({"x-deprecated-reason": message} if message else {})}


def examples(given: Iterable[JsonValue]) -> JsonObject:
    """``examples`` where there are some."""
    found = list(given)
    return {"examples": found} if found else {}

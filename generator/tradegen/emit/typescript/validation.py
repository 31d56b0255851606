"""View and file of ``src/validate.ts``: the types of all that is received, as data for the runtime's validator."""

from collections.abc import Iterator
from typing import assert_never

import msgspec

from tradegen.emit.code import Code, compose, join_code
from tradegen.emit.files import File
from tradegen.emit.printers import ts_json, ts_key, ts_str
from tradegen.emit.render import Renderer
from tradegen.ir import (
    AliasRef,
    AnyType,
    Api,
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
    TypeParam,
    UnionType,
)
from tradegen.views.directions import Views
from tradegen.views.graph import Ref, arguments_of, substitute

PATH = "typescript/src/validate.ts"


class ShapeEntry(msgspec.Struct, frozen=True):
    """The shape of a named type, or of what an operation or a topic sends."""

    key: Code
    shape: Code


class ValidateView(msgspec.Struct, frozen=True):
    """The file of shapes."""

    named: tuple[ShapeEntry, ...]
    used: tuple[ShapeEntry, ...]


def validate_file(api: Api, views: Views, renderer: Renderer) -> File:
    """Render the validator's data."""
    named = (ShapeEntry(ts_key(views.wire_name(ref, "out")), _definition(ref, views)) for ref in views.used["out"])
    used = (ShapeEntry(ts_str(use), _shape(kind, views)) for use, kind in _uses(api))
    view = ValidateView(named=tuple(named), used=tuple(used))
    return renderer.file("typescript/validate.ts.jinja", PATH, view)


def _uses(api: Api) -> Iterator[tuple[str, Type]]:
    """Yield what each operation and topic sends, by the name under which the runtime asks for it."""
    for module in api.modules:
        for route in module.routes:
            if route.response is not None:
                yield f"{route.method.upper()} {module.base}{route.path}", route.response.out_type
        for topic in module.topics:
            yield f"{module.ws_path} {topic.name}", topic.update.out_type


def _definition(ref: Ref, views: Views) -> Code:
    match ref:
        case EnumRef(ref=name):
            enum = views.declared.enums[name]
            if enum.flag:
                return ts_str("integer")
            return compose('["enum", [{}]]', join_code(", ", [ts_json(member.value) for member in enum.members]))
        case AliasRef(ref=name):
            return _shape(views.declared.aliases[name].out_type, views)
        case ModelRef(ref=name):
            return _model(views.declared.models[name], ref, views)
        case _:
            assert_never(ref)


def _model(model: Model, ref: Ref, views: Views) -> Code:
    arguments = arguments_of(ref, views.declared)
    fields = [
        (field, _shape(substitute(field.out_type, arguments), views))
        for field in model.fields
        if field.out_type is not None
    ]
    match model.kind:
        case "root":
            return fields[0][1]
        case "namedtuple":
            return compose('["tuple", [{}]]', join_code(", ", [shape for _, shape in fields]))
        case "model" | "dataclass" | "typeddict":
            members = [
                compose("[{}, {}, {}]", ts_str(field.out_name), shape, ts_str(_need(field.out_required)))
                for field, shape in fields
            ]
            return compose('["members", [{}]]', join_code(", ", members))


def _need(required: bool) -> str:
    return "required" if required else "optional"


def _shape(kind: Type, views: Views) -> Code:
    match kind:
        case AnyType() | TypeParam():
            return ts_str("any")
        case NullType():
            return ts_str("null")
        case BoolType():
            return ts_str("boolean")
        case IntType():
            return ts_str("integer")
        case NumberType():
            return ts_str("number")
        case StrType():
            return ts_str("string")
        case LiteralType(values=values):
            return compose('["literal", [{}]]', join_code(", ", map(ts_json, values)))
        case ModelRef() | EnumRef() | AliasRef():
            return compose('["named", {}]', ts_str(views.wire_name(kind, "out")))
        case ListType(item=item):
            return compose('["list", {}]', _shape(item, views))
        case TupleType(items=items):
            return compose('["tuple", [{}]]', join_code(", ", [_shape(item, views) for item in items]))
        case MapType(key=key, value=value):
            return compose('["map", {}, {}]', _shape(key, views), _shape(value, views))
        case UnionType(members=members, tag=str(tag), tags=tags) if len(tags) == len(members):
            variants = [
                compose("[[{}], {}]", join_code(", ", map(ts_json, values)), _shape(member, views))
                for member, values in zip(members, tags, strict=True)
            ]
            return compose('["tagged", {}, [{}]]', ts_str(tag), join_code(", ", variants))
        case UnionType(members=members):
            return compose('["union", [{}]]', join_code(", ", [_shape(member, views) for member in members]))
        case _:
            assert_never(kind)

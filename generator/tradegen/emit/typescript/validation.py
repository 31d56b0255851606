"""View and file of ``src/validate.ts``: the types of all that is received, as data for the runtime's validator."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import assert_never

import msgspec

from tradegen.emit.code import Code, compose, join_code
from tradegen.emit.files import File
from tradegen.emit.printers import ts_json, ts_key, ts_str
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.naming import Naming
from tradegen.ir import (
    Alias,
    AliasRef,
    AnyType,
    Api,
    BoolType,
    Enum,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    Module,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.views.directions import Views
from tradegen.views.facts import declaration
from tradegen.views.graph import Ref, arguments_of, substitute
from tradegen.views.homes import home_of

PATH = "typescript/src/validate.ts"


class ShapeEntry(msgspec.Struct, frozen=True):
    """The shape of a named type, or of what an operation or a topic sends."""

    key: Code
    shape: Code


class ValidateView(msgspec.Struct, frozen=True):
    """The file of shapes."""

    named: tuple[ShapeEntry, ...]
    used: tuple[ShapeEntry, ...]


def validate_file(api: Api, views: Views, renderer: Renderer, naming: Naming) -> File:
    """Render the validator's data; entries of unchanged models and modules are not made again."""
    view = ValidateView(
        named=tuple(_named_entries(views, renderer, naming)),
        used=tuple(entry for module in api.modules for entry in _used_entries(module, views, renderer, naming)),
    )
    return renderer.file("typescript/validate.ts.jinja", PATH, view)


def _named_entries(views: Views, renderer: Renderer, naming: Naming) -> Iterator[ShapeEntry]:
    """Yield the named types in order of first use."""
    homes: dict[str, list[Ref]] = {}
    for ref in views.used["out"]:
        homes.setdefault(home_of(ref, views), []).append(ref)
    waiting: dict[str, Iterator[ShapeEntry]] = {}
    for home, refs in homes.items():
        source = (naming, tuple(refs), tuple(declaration(ref, views.declared) for ref in refs))
        waiting[home] = iter(renderer.remembered(f"{PATH} {home}", source, partial(_definitions, refs, views)))
    yield from (next(waiting[home_of(ref, views)]) for ref in views.used["out"])


def _definitions(refs: Iterable[Ref], views: Views) -> tuple[ShapeEntry, ...]:
    return tuple(ShapeEntry(ts_key(views.wire_name(ref, "out")), _definition(ref, views)) for ref in refs)


def _used_entries(module: Module, views: Views, renderer: Renderer, naming: Naming) -> tuple[ShapeEntry, ...]:
    def make() -> tuple[ShapeEntry, ...]:
        return tuple(ShapeEntry(ts_str(use), _shape(kind, views)) for use, kind in _uses(module))

    return renderer.remembered(f"{PATH} module {module.name}", (module, naming), make)


def _uses(module: Module) -> Iterator[tuple[str, Type]]:
    """Yield what each operation and topic sends, by the name under which the runtime asks for it."""
    for route in module.routes:
        if route.response is not None:
            yield f"{route.method.upper()} {module.base}{route.path}", route.response.out_type
    for topic in module.topics:
        yield f"{module.ws_path} {topic.name}", topic.update.out_type


def _definition(ref: Ref, views: Views) -> Code:
    match declaration(ref, views.declared):
        case Enum(flag=True):
            return ts_str("integer")
        case Enum(members=members):
            return compose('["enum", [{}]]', join_code(", ", [ts_json(member.value) for member in members]))
        case Alias(out_type=kind):
            return _shape(kind, views)
        case Model() as model:
            return _model(model, ref, views)
        case found:
            assert_never(found)


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
        case LiteralType(values=values, open=is_open):
            return compose(
                "[{}, [{}]]", ts_str("enum" if is_open else "literal"), join_code(", ", map(ts_json, values))
            )
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

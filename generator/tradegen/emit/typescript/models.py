"""Views and files of ``src/models``: one file per contract domain, both views of every model.

Before: declared models. After: ``interface`` for shapes, ``type`` for everything else, enums as constants.
"""

from collections.abc import Iterable, Iterator

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.files import File
from tradegen.emit.printers import ts_doc, ts_identifier, ts_json, ts_key, ts_str
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.imports import ImportView, imports_of
from tradegen.emit.typescript.naming import Naming
from tradegen.emit.typescript.types import mentions, type_code
from tradegen.ir import Alias, AliasRef, Api, Direction, Enum, Field, Model, ModelRef, Type
from tradegen.views.directions import Views
from tradegen.views.graph import Ref, refs_of_all
from tradegen.views.homes import FOREIGN_HOME


class EnumMemberView(msgspec.Struct, frozen=True):
    """One named value of an enum."""

    doc: Code
    key: Code
    value: Code


class EnumView(msgspec.Struct, frozen=True):
    """An enum as a constant object and the union of its values; a flag is any number."""

    doc: Code
    name: Identifier
    is_flag: bool
    members: tuple[EnumMemberView, ...]


class PropertyView(msgspec.Struct, frozen=True):
    """One member of an interface."""

    doc: Code
    key: Code
    optional: bool
    type: Code


class ShapeView(msgspec.Struct, frozen=True):
    """One view of a model or alias: an interface with properties, or a type with a definition."""

    doc: Code
    name: Code
    is_interface: bool
    properties: tuple[PropertyView, ...] = ()
    definition: Code = NOTHING


class Spelled(msgspec.Struct, frozen=True):
    """One model or alias: its views, and what they take from elsewhere."""

    shapes: tuple[ShapeView, ...]
    mentioned: tuple[tuple[Ref, Direction], ...]
    uses_wire: bool
    uses_decimal: bool


class ModelsFileView(msgspec.Struct, frozen=True):
    """One file of models."""

    imports: tuple[ImportView, ...]
    uses_wire: bool
    decimal_module: Code  # where the class of decimals comes from, or nothing
    decimal_class: Code
    enums: tuple[EnumView, ...]
    shapes: tuple[ShapeView, ...]


class ModelsIndexView(msgspec.Struct, frozen=True):
    """The file that exports every file of models."""

    sources: tuple[Code, ...]


class Home(msgspec.Struct, frozen=True):
    """What one file of models is made of."""

    name: str
    enums: tuple[Enum, ...]
    aliases: tuple[Alias, ...]
    models: tuple[Model, ...]


def model_files(api: Api, views: Views, renderer: Renderer, naming: Naming) -> Iterator[File]:
    """Yield ``src/models/<domain>.ts`` and the index over them; a file of unchanged models is not made again."""
    homes = _homes(api)
    for home in homes:
        path = f"typescript/src/models/{home.name}.ts"

        def make(home: Home = home, path: str = path) -> tuple[File, ...]:
            return (renderer.file("typescript/models.ts.jinja", path, _file_view(home, views, renderer, naming)),)

        yield from renderer.remembered(path, (home, naming), make)
    index = ModelsIndexView(tuple(ts_str(f"./{home.name}.js") for home in homes))
    yield renderer.file("typescript/models_index.ts.jinja", "typescript/src/models/index.ts", index)


def _homes(api: Api) -> tuple[Home, ...]:
    enums: dict[str, list[Enum]] = {}
    aliases: dict[str, list[Alias]] = {}
    models: dict[str, list[Model]] = {}
    for enum in api.enums:
        enums.setdefault(enum.domain or FOREIGN_HOME, []).append(enum)
    for alias in api.aliases:
        aliases.setdefault(alias.domain or FOREIGN_HOME, []).append(alias)
    for model in api.models:
        models.setdefault(model.domain or FOREIGN_HOME, []).append(model)
    return tuple(
        Home(name, tuple(enums.get(name, ())), tuple(aliases.get(name, ())), tuple(models.get(name, ())))
        for name in sorted({*enums, *aliases, *models})
    )


def _file_view(home: Home, views: Views, renderer: Renderer, naming: Naming) -> ModelsFileView:
    shaped: dict[str, Alias | Model] = {alias.ref: alias for alias in home.aliases}
    shaped |= {model.ref: model for model in home.models}
    sources = {ref: (found, naming) for ref, found in shaped.items()}
    spelled = renderer.each(f"typescript models {home.name}", sources, lambda ref: _spelled(shaped[ref], views))
    module, class_name = views.codecs.decimal_class
    own = {enum.ref for enum in home.enums} | shaped.keys()
    foreign = {mention: None for one in spelled.values() for mention in one.mentioned if mention[0].ref not in own}
    return ModelsFileView(
        imports=imports_of(foreign, views, folder="."),
        uses_wire=any(one.uses_wire for one in spelled.values()),
        decimal_module=ts_str(module) if any(one.uses_decimal for one in spelled.values()) else NOTHING,
        decimal_class=ts_identifier(class_name) if class_name else NOTHING,
        enums=tuple(_enum_view(enum) for enum in home.enums),
        shapes=tuple(shape for one in spelled.values() for shape in one.shapes),
    )


def _spelled(found: Alias | Model, views: Views) -> Spelled:
    shapes = tuple(_alias_shapes(found, views) if isinstance(found, Alias) else _model_shapes(found, views))
    codes = [code for shape in shapes for code in (shape.definition, *(one.type for one in shape.properties))]
    return Spelled(
        shapes=shapes,
        mentioned=tuple(_mentions(found, views)),
        uses_wire=mentions(codes, "wire"),
        uses_decimal=mentions(codes, "DecimalClass"),
    )


def _mentions(found: Alias | Model, views: Views) -> Iterator[tuple[Ref, Direction]]:
    for direction in _directions(found, views):
        for ref in refs_of_all(_types_of(found, direction)):
            yield from _with_arguments(ref, direction)


def _with_arguments(ref: Ref, direction: Direction) -> Iterator[tuple[Ref, Direction]]:
    yield ref, direction
    if isinstance(ref, ModelRef):
        for inner in refs_of_all(ref.args):
            yield from _with_arguments(inner, direction)


def _types_of(found: Alias | Model, direction: Direction) -> Iterator[Type]:
    if isinstance(found, Alias):
        yield found.in_type if direction == "in" else found.out_type
        return
    for field in found.fields:
        kind = _field_type(field, direction)
        if kind is not None:
            yield kind
    if found.extra_type is not None:
        yield found.extra_type


def _directions(found: Alias | Model, views: Views) -> tuple[Direction, ...]:
    return views.interface_directions(_ref(found))


def _ref(found: Alias | Model) -> Ref:
    return AliasRef(found.ref) if isinstance(found, Alias) else ModelRef(found.ref)


def _enum_view(enum: Enum) -> EnumView:
    return EnumView(
        doc=ts_doc(enum.doc),
        name=ts_identifier(enum.name),
        is_flag=enum.flag,
        members=tuple(
            EnumMemberView(ts_doc(member.doc, indent=2), ts_key(member.name), ts_json(member.value))
            for member in enum.members
        ),
    )


def _alias_shapes(alias: Alias, views: Views) -> Iterator[ShapeView]:
    for direction in _directions(alias, views):
        kind = alias.in_type if direction == "in" else alias.out_type
        yield ShapeView(
            doc=ts_doc(alias.doc),
            name=ts_identifier(views.interface(_ref(alias), direction)),
            is_interface=False,
            definition=type_code(kind, direction, views),
        )


def _model_shapes(model: Model, views: Views) -> Iterator[ShapeView]:
    for direction in _directions(model, views):
        name: Code = ts_identifier(views.interface(ModelRef(model.ref), direction))
        if model.params:
            name = compose("{}<{}>", name, join_code(", ", [ts_identifier(param) for param in model.params]))
        doc = ts_doc(model.doc, tags=_tags(model.deprecated, model.examples))
        match model.kind:
            case "root":
                definition = _required_type(model.fields[0], direction, views)
                yield ShapeView(doc=doc, name=name, is_interface=False, definition=definition)
            case "namedtuple":
                yield ShapeView(doc=doc, name=name, is_interface=False, definition=_tuple(model, direction, views))
            case "model" | "dataclass" | "typeddict":
                properties = tuple(_properties(model, direction, views))
                yield ShapeView(doc=doc, name=name, is_interface=True, properties=properties)


def _properties(model: Model, direction: Direction, views: Views) -> Iterator[PropertyView]:
    for field in model.fields:
        kind = _field_type(field, direction)
        if kind is None:
            continue
        required = field.in_required if direction == "in" else field.out_required
        code = type_code(kind, direction, views)
        yield PropertyView(
            doc=ts_doc(field.doc, indent=2, tags=_tags(field.deprecated, field.examples)),
            key=ts_key(field.in_name if direction == "in" else field.out_name),
            optional=not required,
            type=compose("{} | undefined", code) if direction == "in" and not required else code,
        )
    if model.extra == "allow":
        yield PropertyView(
            doc=NOTHING, key=compose("[key: string]"), optional=False, type=_extra(model, direction, views)
        )


def _extra(model: Model, direction: Direction, views: Views) -> Code:
    """Return a type that every known property satisfies too, as an index signature must."""
    if model.extra_type is None:
        return compose("unknown")
    members = [type_code(model.extra_type, direction, views, decoded=False)]
    for field in model.fields:
        kind = _field_type(field, direction)
        if kind is not None:
            members.append(type_code(kind, direction, views))
    return join_code(" | ", [*dict.fromkeys(members), compose("undefined")])


def _tuple(model: Model, direction: Direction, views: Views) -> Code:
    items = []
    for field in model.fields:
        required = field.in_required if direction == "in" else field.out_required
        label = ts_identifier(field.name)
        items.append(compose("{}: {}" if required else "{}?: {}", label, _required_type(field, direction, views)))
    return compose("readonly [{}]", join_code(", ", items))


def _required_type(field: Field, direction: Direction, views: Views) -> Code:
    kind = _field_type(field, direction)
    assert kind is not None, f"{field.name} is absent from the {direction} view of a value without names"
    return type_code(kind, direction, views)


def _field_type(field: Field, direction: Direction) -> Type | None:
    return field.in_type if direction == "in" else field.out_type


def _tags(deprecated: str | None, examples: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found = [("example", example) for example in examples]
    return (*(() if deprecated is None else (("deprecated", deprecated),)), *found)

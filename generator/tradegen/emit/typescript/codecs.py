"""View and file of ``src/codecs.ts``: a codec for every named type that holds values which JSON has no type for.

Before: the types of all bodies, results and updates. After: one constant each, bound when it is first needed, so that
types may mention each other in any order; nothing at all where no codec is asked for.
"""

from collections.abc import Iterator

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.files import File
from tradegen.emit.printers import ts_identifier, ts_json, ts_key, ts_str
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.codec_paths import CodecPaths, Leaf, Named, leaf_of, types_of
from tradegen.emit.typescript.json_kinds import kinds_of, told_apart
from tradegen.ir import (
    AliasRef,
    Api,
    Direction,
    Field,
    ListType,
    MapType,
    Model,
    ModelRef,
    NullType,
    TupleType,
    Type,
    UnionType,
)
from tradegen.views.directions import Views
from tradegen.views.graph import arguments_of, field_type, substitute

PATH = "typescript/src/codecs.ts"

LEAVES: dict[Leaf, Code] = {
    "datetime": compose("codec.dateTime"),
    "base64": compose("codec.base64"),
    "base64url": compose("codec.base64Url"),
    "decimal": compose("decimal"),
    "large_integer": compose("exact.largeInteger"),
}


class CodecView(msgspec.Struct, frozen=True):
    """The codec of one view of a named type."""

    name: Identifier
    definition: Code


class CodecsView(msgspec.Struct, frozen=True):
    """The file of codecs."""

    codecs: tuple[CodecView, ...]
    has_large_integers: bool
    decimal_module: Code
    decimal_class: Code


class CodecWriter:
    """Spells the codecs of types; ``prefix`` stands before the names of others."""

    def __init__(self, views: Views, prefix: Code = NOTHING) -> None:
        self.views = views
        self.paths = CodecPaths(views)
        self._prefix = prefix

    def spelled(self, kind: Type, direction: Direction) -> Code | None:
        """Return the codec of ``kind``; ``None`` where there is nothing to do."""
        if not self.paths.leaves(kind, direction):
            return None
        leaf = leaf_of(kind, self.views.codecs)
        if leaf is not None:
            return compose("{}{}", self._prefix, LEAVES[leaf]) if leaf == "decimal" else LEAVES[leaf]
        match kind:
            case ModelRef() | AliasRef():
                return compose("{}{}", self._prefix, codec_name(kind, direction, self.views))
            case ListType(item=item):
                return compose("codec.list({})", self._needed(item, direction))
            case MapType(value=value):
                return compose("codec.map({})", self._needed(value, direction))
            case TupleType(items=items):
                positions = (self.spelled(item, direction) or compose("null") for item in items)
                return compose("codec.tuple([{}])", join_code(", ", positions))
            case UnionType():
                return self._union(kind, direction)
            case _:
                return None

    def definition(self, named: Named, direction: Direction) -> Code:
        """Return the codec of a named type in terms of others."""
        if isinstance(named, AliasRef):
            return self._later(next(types_of(named, direction, self.views)), direction)
        model = self.views.declared.models[named.ref]
        fields = tuple(self._fields(named, model, direction))
        match model.kind:
            case "root":
                return self._later(fields[0][1], direction)
            case "namedtuple":
                return self._later(TupleType(tuple(kind for _, kind in fields)), direction)
            case "model" | "dataclass" | "typeddict":
                members = [
                    compose("  [{}, {}],\n", ts_str(field.in_name if direction == "in" else field.out_name), code)
                    for field, kind in fields
                    if (code := self.spelled(kind, direction)) is not None
                ]
                return compose("codec.members(() => [\n{}])", join_code("", members))

    def _fields(self, named: ModelRef, model: Model, direction: Direction) -> Iterator[tuple[Field, Type]]:
        arguments = arguments_of(named, self.views.declared)
        for field in model.fields:
            kind = field_type(field, direction)
            if kind is not None:
                yield field, substitute(kind, arguments)

    def _later(self, kind: Type, direction: Direction) -> Code:
        return compose("codec.later(() => {})", self._needed(kind, direction))

    def _union(self, union: UnionType, direction: Direction) -> Code:
        others = tuple(member for member in union.members if member != NullType())
        if len(others) < len(union.members):
            rest = others[0] if len(others) == 1 else msgspec.structs.replace(union, members=others)
            return compose("codec.nullable({})", self._needed(rest, direction))
        if union.tag is not None:
            variants = [
                compose("[[{}], {}]", join_code(", ", map(ts_json, tags)), code)
                for member, tags in zip(union.members, union.tags, strict=True)
                if (code := self.spelled(member, direction)) is not None
            ]
            return compose("codec.tagged({}, [{}])", ts_str(union.tag), join_code(", ", variants))
        return compose("codec.byKind({ {} })", join_code(", ", self._kinds(union, direction)))

    def _kinds(self, union: UnionType, direction: Direction) -> Iterator[Code]:
        names = self.views.declared
        for member, apart in zip(union.members, told_apart(union, direction, names), strict=True):
            code = self.spelled(member, direction) if apart else None
            if code is not None:
                for kind in sorted(kinds_of(member, direction, names)):
                    yield compose("{}: {}", ts_key(kind), code)

    def _needed(self, kind: Type, direction: Direction) -> Code:
        code = self.spelled(kind, direction)
        assert code is not None, "a type with codecs has a codec"
        return code


def codec_name(named: Named, direction: Direction, views: Views) -> Identifier:
    """Name of the constant: ``OrderCodec``, ``OrderInputCodec``."""
    return ts_identifier(f"{views.wire_name(named, direction)}Codec")


def codec_files(api: Api, views: Views, renderer: Renderer) -> Iterator[File]:
    """Yield ``src/codecs.ts`` where a named type or a decimal needs one."""
    writer = CodecWriter(views)
    wanted: dict[Identifier, CodecView] = {}
    leaves: set[Leaf] = set()
    for direction in ("out", "in"):
        for ref in views.used[direction]:
            found = writer.paths.leaves(ref, direction)
            if found and isinstance(ref, ModelRef | AliasRef):
                leaves |= found
                name = codec_name(ref, direction, views)
                wanted.setdefault(name, CodecView(name, writer.definition(ref, direction)))
    if not wanted and not views.codecs.decimal:
        return
    module, class_name = views.codecs.decimal_class
    view = CodecsView(
        codecs=tuple(wanted.values()),
        has_large_integers="large_integer" in leaves,
        decimal_module=ts_str(module) if module else NOTHING,
        decimal_class=ts_identifier(class_name) if class_name else NOTHING,
    )
    yield renderer.file("typescript/codecs.ts.jinja", PATH, view)

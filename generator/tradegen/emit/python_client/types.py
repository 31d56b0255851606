"""Spell a wire type in the Python client, whose models are classes of its own."""

from collections.abc import Iterator
from typing import Final, assert_never

from tradegen.emit.code import Code, compose, join_code
from tradegen.emit.printers import py_identifier, py_json
from tradegen.emit.python_enums import strangers_of
from tradegen.emit.python_imports import Import, ImportTable
from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    Direction,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
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

_FORMATS: Final = {
    "date-time": Import("datetime", "datetime"),
    "date": Import("datetime", "date"),
    "time": Import("datetime", "time"),
    "duration": Import("datetime", "timedelta"),
    "decimal": Import("decimal", "Decimal"),
    "uuid": Import("uuid", "UUID"),
}
_ANNOTATED: Final = Import("typing", "Annotated")
_OPEN: Final = Import("tradegen_runtime.client", "OPEN")
_JSON_VALUE: Final = Import("pydantic", "JsonValue")
_LITERAL: Final = Import("typing", "Literal")


def imports_of(kind: Type, direction: Direction, views: Views, models: Import) -> Iterator[Import]:
    """Yield what a file must import to spell ``kind``; ``models`` is the client's package of models."""
    match kind:
        case EnumRef(ref=ref) if direction == "out" and strangers_of(views.declared.enums[ref]):
            yield from (models, _ANNOTATED, _OPEN)
        case ModelRef() | EnumRef() | AliasRef():
            yield models
        case AnyType():
            yield _JSON_VALUE
        case LiteralType():
            yield _LITERAL
        case StrType(format=form):
            if form in _FORMATS:
                yield _FORMATS[form]
        case ListType(item=item):
            yield from imports_of(item, direction, views, models)
        case MapType(value=value):
            yield from imports_of(value, direction, views, models)
        case TupleType(items=members) | UnionType(members=members):
            for member in members:
                yield from imports_of(member, direction, views, models)
        case NullType() | BoolType() | IntType() | NumberType() | TypeParam():
            return
        case _:
            assert_never(kind)


class Speller:
    """Spells wire types of one direction as annotations of one file."""

    def __init__(self, views: Views, imports: ImportTable, *, models: Import) -> None:
        self._views = views
        self._imports = imports
        self._models = models

    def spelled(self, kind: Type, direction: Direction) -> Code:
        """Spell ``kind`` as an annotation: ``list[models.PlacedOrder]``."""
        match kind:
            case EnumRef(ref=ref) if direction == "out":
                return self._open(kind, strangers_of(self._views.declared.enums[ref]))
            case ModelRef() | EnumRef() | AliasRef():
                return self._named(kind, direction)
            case AnyType():
                return self._called(_JSON_VALUE)
            case NullType():
                return Code("None")
            case BoolType():
                return Code("bool")
            case IntType():
                return Code("int")
            case NumberType():
                return Code("float")
            case StrType(format=form):
                return self._called(_FORMATS[form]) if form in _FORMATS else Code("str")
            case LiteralType(values=values):
                return compose("{}[{}]", self._called(_LITERAL), join_code(", ", map(py_json, values)))
            case ListType(item=item):
                return compose("list[{}]", self.spelled(item, direction))
            case MapType(value=value):
                return compose("dict[str, {}]", self.spelled(value, direction))
            case TupleType(items=items):
                return compose("tuple[{}]", self._all(", ", items, direction))
            case UnionType(members=members):
                return self._all(" | ", members, direction)
            case TypeParam(name=name):
                raise TypeError(f"type parameter {name} outside its model")
            case _:
                assert_never(kind)

    def _all(self, separator: str, kinds: tuple[Type, ...], direction: Direction) -> Code:
        return join_code(separator, dict.fromkeys(self.spelled(kind, direction) for kind in kinds))

    def _open(self, ref: EnumRef, strangers: tuple[Code, ...]) -> Code:
        name = self._named(ref, "out")
        if not strangers:
            return name
        return compose(
            "{}[{}, {}]", self._called(_ANNOTATED), join_code(" | ", (name, *strangers)), self._called(_OPEN)
        )

    def _named(self, ref: ModelRef | EnumRef | AliasRef, direction: Direction) -> Code:
        return compose("{}.{}", self._called(self._models), py_identifier(self._views.client_class(ref, direction)))

    def _called(self, wanted: Import) -> Code:
        return self._imports.called(wanted.module, wanted.name)

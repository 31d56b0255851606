"""Spells the default of a member as the value its annotation promises."""

import json
from collections.abc import Iterator
from typing import Final

import orjson

from tradegen.emit.code import Code, compose
from tradegen.emit.printers import py_identifier, py_json, py_str
from tradegen.emit.python_imports import Import
from tradegen.emit.python_models.annotations import Annotations, Names
from tradegen.emit.python_models.layout import Group, Piece, row
from tradegen.emit.python_models.members import enum_names
from tradegen.fitting import may_be
from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    Direction,
    Enum,
    EnumRef,
    IntType,
    ListType,
    MapType,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    UnionType,
)
from tradegen.views.directions import Views
from tradegen_runtime.documents import JsonValue

_MADE_BY: Final = {
    "date": (Import("datetime", "date"), Code(".fromisoformat")),
    "date-time": (Import("datetime", "datetime"), Code(".fromisoformat")),
    "time": (Import("datetime", "time"), Code(".fromisoformat")),
    "uuid": (Import("uuid", "UUID"), Code("")),
    "decimal": (Import("decimal", "Decimal"), Code("")),
}
"""How the value of a decoded format is made from its text."""

_ADAPTER: Final = Import("pydantic", "TypeAdapter")
_DELTA: Final = Import("datetime", "timedelta")


def default_imports(kind: Type) -> Iterator[Import]:
    """Yield what the default of a member of type ``kind`` may have to import."""
    match kind:
        case StrType(format="duration"):
            yield from (_ADAPTER, _DELTA)
        case AliasRef():
            yield _ADAPTER
        case StrType(format=text) if text in _MADE_BY:
            yield _MADE_BY[text][0]
        case ListType(item=item) | MapType(value=item):
            yield from default_imports(item)
        case TupleType(items=kinds) | UnionType(members=kinds):
            for one in kinds:
                yield from default_imports(one)
        case _:
            return


def default_piece(text: str, kind: Type, annotations: Annotations, names: Names) -> Piece:
    """The keyword arguments of ``Field`` that give the default with JSON text ``text``."""
    value = orjson.loads(text)
    views, direction = annotations.views, annotations.direction
    spelled = spell(value, kind, views, direction, names)
    container = container_type(value, kind, views, direction)
    if container is not None:
        spelled = row(annotations.piece(container, names), Group(Code("("), (spelled,), Code(")")))
    if isinstance(value, list | dict) or is_made(value, kind, views):
        return row(Code("default_factory=lambda: "), spelled)
    return row(Code("default="), spelled)


def container_type(value: JsonValue, kind: Type, views: Views, direction: Direction) -> ListType | MapType | None:
    """What a default is made as; ``None`` where type checkers see from the items alone that it is of type ``kind``."""
    found: Type = member_for(value, kind, views)
    match found:
        case ListType(item=item) if value:
            found = ListType(item)
        case MapType(key=key, value=item) if value:
            found = MapType(key, item)
        case AnyType() if value and isinstance(value, list | dict):
            found = ListType(AnyType()) if isinstance(value, list) else MapType(StrType(), AnyType())
        case _:
            return None
    return None if is_inferred(value, found, views, direction) else found


def is_inferred(value: JsonValue, kind: Type, views: Views, direction: Direction) -> bool:
    """Whether type checkers take ``value``, as it is spelled, for a ``kind`` and nothing less."""

    def inner(one: JsonValue, item: Type) -> bool:
        return is_inferred(one, item, views, direction)

    match kind, value:
        case ((IntType() | StrType() | BoolType() | NullType() | ModelRef()), _):
            return True
        case NumberType(), _:
            return isinstance(value, float)
        case EnumRef(ref=ref), _:
            return direction == "in" or views.declared.enums[ref].flag
        case ListType(item=item), list():
            return bool(value) and all(inner(one, item) for one in value)
        case TupleType(items=items), list():
            return all(inner(one, item) for one, item in zip(value, items, strict=True))
        case MapType(key=key, value=item), dict():
            return bool(value) and all(inner(name, key) and inner(one, item) for name, one in value.items())
        case _:
            return False


def is_made(value: JsonValue, kind: Type, views: Views) -> bool:
    """Whether a default is an instance of a class, or read by what an alias stands for: made when it is needed."""
    return isinstance(member_for(value, kind, views), ModelRef | AliasRef)


def validated(value: Piece, kind: Code, names: Names) -> Piece:
    """The value that Pydantic reads from a JSON value."""
    return row(
        names.called(_ADAPTER), Code("("), kind, Code(").validate_python"), Group(Code("("), (value,), Code(")"))
    )


def spell(value: JsonValue, kind: Type, views: Views, direction: Direction, names: Names) -> Piece:
    """Spell a JSON value as a Python value of type ``kind``."""
    match member_for(value, kind, views):
        case EnumRef(ref=ref) as found:
            return enum_member(value, views.declared.enums[ref], views.client_class(found, direction))
        case ModelRef() as found:
            return model_piece(value, found, views, direction)
        case AliasRef() as found:
            return validated(json_piece(value), py_identifier(views.client_class(found, direction)), names)
        case StrType(format="duration") if isinstance(value, str):
            return validated(json_piece(value), names.called(_DELTA), names)
        case StrType(format=text) if text in _MADE_BY and isinstance(value, str):
            made_by, method = _MADE_BY[text]
            return compose("{}{}({})", names.called(made_by), method, py_str(value))
        case ListType(item=item) if isinstance(value, list):
            items = tuple(spell(one, item, views, direction, names) for one in value)
            return Group(Code("["), items, Code("]"))
        case TupleType(items=()):
            return Code("[]")  # its annotation is a list of length 0
        case TupleType(items=kinds) if isinstance(value, list):
            parts = tuple(spell(one, part, views, direction, names) for one, part in zip(value, kinds, strict=True))
            return Group(Code("("), parts if len(parts) != 1 else (row(parts[0], Code(",")),), Code(")"))
        case MapType(key=key_kind, value=item) if isinstance(value, dict):
            entries = (
                row(key_piece(key, key_kind, views, direction), Code(": "), spell(one, item, views, direction, names))
                for key, one in value.items()
            )
            return Group(Code("{"), tuple(entries), Code("}"))
        case _:
            return json_piece(value)


def key_piece(key: str, kind: Type, views: Views, direction: Direction) -> Piece:
    """Spell a key of an object: a member where keys are an enum's, else the text it is."""
    match member_for(key, kind, views):
        case EnumRef(ref=ref) as found:
            return enum_member(key, views.declared.enums[ref], views.client_class(found, direction))
        case _:
            return py_str(key)


def model_piece(value: JsonValue, ref: ModelRef, views: Views, direction: Direction) -> Piece:
    """An instance of a model, made from JSON."""
    name = py_identifier(views.client_class(ref, direction))
    if views.declared.models[ref.ref].kind == "namedtuple" and isinstance(value, list):
        return row(name, Group(Code("("), tuple(map(json_piece, value)), Code(")")))
    return row(name, Code(".model_validate"), Group(Code("("), (json_piece(value),), Code(")")))


def enum_member(value: JsonValue, enum: Enum, class_name: str) -> Piece:
    """``Side.BUY``; a combination of flags is made from its number."""
    for member, name in zip(enum.members, enum_names(enum), strict=True):
        if orjson.loads(member.value) == value:
            return compose("{}.{}", py_identifier(class_name), name)
    return compose("{}({})", py_identifier(class_name), py_json(json.dumps(value)))


def member_for(value: JsonValue, kind: Type, views: Views) -> Type:
    """The member of a union that a JSON value belongs to, by the looks of it; ``kind`` itself for other types."""
    if not isinstance(kind, UnionType):
        return kind
    if value is None and NullType() in kind.members:
        return NullType()
    fitting = (member for member in kind.members if fits(value, member, views))
    return member_for(value, next(fitting, NullType()), views)


def fits(value: JsonValue, kind: Type, views: Views) -> bool:
    """Whether a JSON value can be of type ``kind``, judged by its JSON type, tag and enum values."""
    match kind:
        case EnumRef(ref=ref):
            return any(orjson.loads(member.value) == value for member in views.declared.enums[ref].members)
        case AliasRef(ref=ref):
            return fits(value, views.declared.aliases[ref].in_type, views)
        case ModelRef(ref=ref) if views.declared.models[ref].kind == "namedtuple":
            return isinstance(value, list)
        case ModelRef(ref=ref) if views.declared.models[ref].kind == "root":
            root = views.declared.models[ref].fields[0].in_type
            return root is not None and fits(value, root, views)
        case ModelRef():
            return isinstance(value, dict)
        case UnionType(members=members):
            return any(fits(value, member, views) for member in members)
        case _:
            return may_be(value, kind)


def json_piece(value: JsonValue) -> Piece:
    """A JSON value as a Python literal."""
    match value:
        case dict():
            entries = tuple(row(py_str(key), Code(": "), json_piece(one)) for key, one in value.items())
            return Group(Code("{"), entries, Code("}"))
        case list():
            return Group(Code("["), tuple(map(json_piece, value)), Code("]"))
        case _:
            return py_json(json.dumps(value))

"""The parts that the classes of the client's models are put together from."""

from typing import Final

import orjson

from tradegen.emit.code import NOTHING, Code, compose, join_code, stripped
from tradegen.emit.printers import py_docstring, py_identifier, py_json, py_str
from tradegen.emit.python_imports import Import
from tradegen.emit.python_models.annotations import FIELD, Names
from tradegen.emit.python_models.classes import ClientClass
from tradegen.emit.python_models.layout import INDENT, Group, Piece, Row, laid_out
from tradegen.emit.python_models.members import enum_names
from tradegen.emit.python_models.views import ClassView, MemberView
from tradegen.ir import Enum, Model

CONFIG: Final = Import("pydantic", "ConfigDict")
TO_CAMEL: Final = Import("pydantic.alias_generators", "to_camel")
DEPRECATED: Final = Import("typing_extensions", "deprecated")
_ENUM_KINDS: Final = {str: "StrEnum", int: "IntEnum"}


def class_view(
    one: ClientClass,
    *,
    doc: str,
    bases: Code = NOTHING,
    decorator: Code = NOTHING,
    config: Code = NOTHING,
    members: tuple[MemberView, ...] = (),
    value: Code = NOTHING,
    is_alias: bool = False,
) -> ClassView:
    """Put the parts of a class together."""
    text = py_docstring(doc, 0 if is_alias else 4)
    return ClassView(
        name=py_identifier(one.name),
        is_alias=is_alias,
        value=value,
        decorator=decorator,
        bases=bases,
        doc=text,
        config=config,
        members=members,
        is_empty=not (text or config or members),
    )


def config_of(model: Model, names: Names, *, camel: bool) -> Code:
    """The ``ConfigDict`` of a model, or nothing."""
    options = [compose("alias_generator={}", names.called(TO_CAMEL))] if camel else []
    if model.extra == "allow":
        options.append(Code('extra="allow"'))
    return compose("{}({})", names.called(CONFIG), join_code(", ", options)) if options else NOTHING


def decorator_of(one: ClientClass, model: Model, names: Names) -> Code:
    """``@deprecated("…")``, or nothing."""
    if model.deprecated is None:
        return NOTHING
    return compose("@{}({})", names.called(DEPRECATED), py_str(model.deprecated or f"{one.name} is deprecated"))


def choices(annotation: Piece) -> tuple[Piece, ...]:
    """The members of a union, or the one annotation."""
    return annotation.items if isinstance(annotation, Group) and annotation.choice else (annotation,)


def with_missing(members: tuple[Piece, ...], missing: Code) -> tuple[Piece, ...]:
    """A union that also has ``MISSING``; ``None`` stays last."""
    return (*members[:-1], missing, members[-1]) if members[-1] == "None" else (*members, missing)


def assigned(arguments: list[Piece], names: Names) -> tuple[Piece, ...]:
    """`` = value`` for a plain default, `` = Field(…)`` for anything more, nothing for nothing."""
    match arguments:
        case []:
            return ()
        case [Code() as only] if only.startswith("default="):
            return (Code(" = "), stripped(only, "default="))
        case [Row(parts=(Code("default="), value))]:
            return (Code(" = "), value)
        case _:
            return (Code(" = "), names.called(FIELD), Group(Code("("), tuple(arguments), Code(")")))


def indented(line: Piece) -> Code:
    """A statement of a class body."""
    return laid_out(line, INDENT, len(INDENT))


def enum_view(one: ClientClass, enum: Enum, names: Names) -> ClassView:
    """An enum with the user's member names and texts."""
    members = tuple(
        MemberView(line=compose("{} = {}", name, py_json(found.value)), doc=py_docstring(found.doc))
        for found, name in zip(enum.members, enum_names(enum), strict=True)
    )
    return class_view(one, bases=names.called(Import("enum", enum_base(enum))), doc=enum.doc, members=members)


def enum_base(enum: Enum) -> str:
    """The class of the standard library that an enum extends."""
    if enum.flag:
        return "IntFlag"
    kinds = {type(orjson.loads(found.value)) for found in enum.members}
    return _ENUM_KINDS.get(kinds.pop(), "Enum") if len(kinds) == 1 else "Enum"

"""Spells the members' annotations: the generator's answer for a shape, with names and texts put in."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

import msgspec
import orjson

from tradegen.emit.code import Code
from tradegen.emit.printers import py_identifier, py_json, py_str
from tradegen.emit.python_enums import strangers_of
from tradegen.emit.python_imports import Import
from tradegen.emit.python_models.annotation import (
    AnyAnnotation,
    Constrained,
    Constraint,
    Either,
    Library,
    Literals,
    Nothing,
    Parametrised,
    Slot,
)
from tradegen.emit.python_models.layout import Group, Piece, row
from tradegen.emit.python_models.shapes import Shape, Slotted, shape_of
from tradegen.ir import AliasRef, Direction, EnumRef, LiteralType, ModelRef, Type, UnionType
from tradegen.views.directions import Views
from tradegen.views.graph import Declared, Ref

ANNOTATED: Final = Import("typing", "Annotated")
OPEN: Final = Import("tradegen_runtime.client", "OPEN")
FIELD: Final = Import("pydantic", "Field")
LITERAL: Final = Import("typing", "Literal")

_INSTEAD: Final = {
    # Any would switch type checking off; a naive model may meet aware values of the same type.
    Library(module="typing", name="Any"): Library(module="pydantic", name="JsonValue"),
    Library(module="pydantic", name="NaiveDatetime"): Library(module="datetime", name="datetime"),
}


class Names:
    """How a file calls what it may import; notes what was called for in ``used``."""

    def __init__(self, local: Mapping[Import, Code]) -> None:
        self._local = local
        self.used: set[Import] = set()

    def called(self, wanted: Import) -> Code:
        """The name of something imported, or of a builtin."""
        if wanted.module == "builtins":
            return py_identifier(wanted.name)
        self.used.add(wanted)
        return self._local[wanted]


class Annotations(msgspec.Struct, frozen=True):
    """Annotations of one direction; ``known`` has the generator's answer for every shape of the API."""

    views: Views
    direction: Direction
    known: Mapping[str, AnyAnnotation]

    def needs(self, kind: Type) -> Iterator[Import | Ref]:
        """Yield what a file must import or declare to spell ``kind``."""
        shape = shape_of(kind)
        yield from libraries(self.known[shape.schema])
        for slot in shape.slots:
            match slot:
                case EnumRef():
                    yield slot
                    if self._strangers(slot):
                        yield from (ANNOTATED, OPEN)
                case ModelRef() | AliasRef():
                    yield slot
                case LiteralType():
                    yield LITERAL
                    if self._is_open(slot):
                        yield from (ANNOTATED, OPEN)
                case UnionType(members=members):
                    yield from (ANNOTATED, FIELD)
                    for member in members:
                        yield from self.needs(member)
                case _:
                    assert_never(slot)

    def piece(self, kind: Type, names: Names) -> Piece:
        """Spell ``kind``."""
        shape = shape_of(kind)
        return self._piece(self.known[shape.schema], shape, names)

    def _piece(self, found: AnyAnnotation, shape: Shape, names: Names) -> Piece:
        match found:
            case Slot(index=index):
                return self._slot(shape.slots[index], names)
            case Library():
                return names.called(import_of(found))
            case Nothing():
                return Code("None")
            case Parametrised(origin=origin, args=args):
                inner = tuple(self._piece(arg, shape, names) for arg in args)
                return row(names.called(import_of(origin)), Group(Code("["), inner, Code("]")))
            case Either(members=members):
                return Group(
                    Code("("), tuple(self._piece(one, shape, names) for one in members), Code(")"), choice=True
                )
            case Literals(values=values):
                return literal(values, names)
            case Constrained(inner=inner_type, constraints=constraints):
                inner_piece = self._piece(inner_type, shape, names)
                arguments = tuple(constraint(one, shape) for one in constraints)
                return annotated(inner_piece, arguments, names)
            case _:
                assert_never(found)

    def _slot(self, slot: Slotted, names: Names) -> Piece:
        match slot:
            case EnumRef():
                return self._enum(slot, names)
            case ModelRef() | AliasRef():
                return py_identifier(self.views.client_class(slot, self.direction))
            case LiteralType(values=values) if self._is_open(slot):
                return opened(literal(values, names), (Code("str"),), names)
            case LiteralType(values=values):
                return literal(values, names)
            case UnionType(members=members, tag=tag):
                choice = Group(
                    Code("("), tuple(self.piece(member, names) for member in members), Code(")"), choice=True
                )
                field = tag_attribute(slot, tag or "", self.views.declared)
                if field is None:
                    return choice
                return annotated(choice, (row(Code("discriminator="), py_str(field)),), names)
            case _:
                assert_never(slot)

    def _enum(self, ref: EnumRef, names: Names) -> Piece:
        """``Side``; where it is received, ``Annotated[Side | str, OPEN]``."""
        name = py_identifier(self.views.client_class(ref, self.direction))
        strangers = self._strangers(ref)
        return opened(name, strangers, names) if strangers else name

    def _is_open(self, found: LiteralType) -> bool:
        return found.open and self.direction == "out"

    def _strangers(self, ref: EnumRef) -> tuple[Code, ...]:
        return strangers_of(self.views.declared.enums[ref.ref]) if self.direction == "out" else ()


def opened(known: Piece, strangers: tuple[Code, ...], names: Names) -> Piece:
    """``Annotated[Side | str, OPEN]``: what is known, or what a newer server knows."""
    known_or_not = Group(Code("("), (known, *strangers), Code(")"), choice=True)
    return row(names.called(ANNOTATED), Group(Code("["), (known_or_not, names.called(OPEN)), Code("]")))


def annotated(inner: Piece, arguments: tuple[Piece, ...], names: Names) -> Piece:
    """``Annotated[inner, Field(…)]``."""
    call = row(names.called(FIELD), Group(Code("("), arguments, Code(")")))
    return row(names.called(ANNOTATED), Group(Code("["), (inner, call), Code("]")))


def literal(values: tuple[str, ...], names: Names) -> Piece:
    """``Literal["a", 1]``."""
    return row(names.called(LITERAL), Group(Code("["), tuple(map(py_json, values)), Code("]")))


def constraint(found: Constraint, shape: Shape) -> Piece:
    """One keyword of ``Field``; a pattern is the user's again."""
    value = py_json(found.value)
    if found.name == "pattern":
        index = int(str(orjson.loads(found.value)).removeprefix("pattern"))
        value = py_str(shape.patterns[index])
    return row(py_identifier(found.name), Code("="), value)


def libraries(found: AnyAnnotation) -> Iterator[Import]:
    """Yield what an annotation takes from libraries."""
    match found:
        case Library():
            yield import_of(found)
        case Parametrised(origin=origin, args=args):
            yield import_of(origin)
            for arg in args:
                yield from libraries(arg)
        case Either(members=members):
            for member in members:
                yield from libraries(member)
        case Literals():
            yield LITERAL
        case Constrained(inner=inner):
            yield from (ANNOTATED, FIELD)
            yield from libraries(inner)
        case Slot() | Nothing():
            return
        case _:
            assert_never(found)


def import_of(found: Library) -> Import:
    """What is imported for a type that the generator named."""
    chosen = _INSTEAD.get(found, found)
    return Import(chosen.module, chosen.name)


def tag_attribute(union: UnionType, tag: str, names: Declared) -> str | None:
    """The attribute that all members of a tagged union call the tag; ``None`` where they do not agree."""
    attributes: set[str] = set()
    for member in union.members:
        if not isinstance(member, ModelRef) or names.models[member.ref].kind in {"root", "namedtuple"}:
            return None
        fields = names.models[member.ref].fields
        attributes.update(field.name for field in fields if tag in (field.in_name, field.out_name))
    return attributes.pop() if len(attributes) == 1 else None


def shapes_of(kind: Type) -> Iterator[Shape]:
    """Yield the shapes that spelling ``kind`` takes: its own, and those of the members of tagged unions in it."""
    shape = shape_of(kind)
    yield shape
    for slot in shape.slots:
        if isinstance(slot, UnionType):
            for member in slot.members:
                yield from shapes_of(member)

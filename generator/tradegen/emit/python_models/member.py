"""One member of a class of the client's models."""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.emit.code import Identifier
from tradegen.emit.python_imports import Import
from tradegen.emit.python_models.annotations import FIELD
from tradegen.emit.python_models.classes import ClientClass
from tradegen.emit.python_models.defaults import default_imports
from tradegen.emit.python_models.members import camel_of
from tradegen.ir import Field, Type

MISSING: Final = Import("pydantic", "MISSING")


class Member(msgspec.Struct, frozen=True):
    """One field as a member of a class: attribute, wire name and type in the class's direction."""

    attribute: Identifier
    wire_name: str
    kind: Type
    field: Field
    required: bool
    states_default: bool


def member(one: ClientClass, field: Field, kind: Type, attribute: Identifier) -> Member:
    """A field in the direction of its class; what is always sent needs no default."""
    inward = one.direction == "in"
    required = field.in_required if one.states_defaults else field.out_required
    return Member(
        attribute=attribute,
        wire_name=field.in_name if inward else field.out_name,
        kind=kind,
        field=field,
        required=required,
        states_default=one.states_defaults and not required and field.default is not None,
    )


def member_imports(found: Member) -> Iterator[Import]:
    """Yield what the value of a member's statement takes from libraries."""
    if found.field.deprecated is not None:
        yield FIELD
    if found.states_default and found.field.default is not None:
        yield FIELD
        yield from default_imports(found.kind)
    elif not found.required:
        yield MISSING


def is_camel(members: tuple[Member, ...]) -> bool:
    """Whether one rule, ``to_camel``, gives all wire names of a model that has any of its own."""
    return any(found.attribute != found.wire_name for found in members) and all(
        camel_of(found.attribute) == found.wire_name for found in members
    )

"""The fields of a model as one view has them, type parameters filled in."""

import msgspec

from tradegen.breaking.sides import Side
from tradegen.ir import Direction, Field, ModelRef, Type
from tradegen.views.graph import arguments_of, field_type, substitute


class Member(msgspec.Struct, frozen=True):
    """A field as one view has it."""

    field: Field
    name: str
    type: Type
    required: bool


def members(side: Side, ref: ModelRef, direction: Direction) -> tuple[Member, ...]:
    """Return the fields that the model has in one view, type parameters filled in."""
    arguments = arguments_of(ref, side.names)
    found = []
    for field in side.names.models[ref.ref].fields:
        kind = field_type(field, direction)
        if kind is not None:
            name = field.in_name if direction == "in" else field.out_name
            required = field.in_required if direction == "in" else field.out_required
            found.append(Member(field, name, substitute(kind, arguments), required))
    return tuple(found)

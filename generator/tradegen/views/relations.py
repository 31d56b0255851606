"""How the two views of one type relate when the types it refers to are left aside."""

from typing import Literal

from tradegen.ir import Alias, Enum, Field, Model

Relation = Literal["same", "defaults", "split"]
"""How the views of a type relate.

``same``: one view. ``defaults``: In may leave out members that Out always has, all with a known default.
``split``: anything else.
"""


def local_relation(declared: Model | Enum | Alias) -> Relation:
    """How the views of a declared type relate, its references left aside."""
    match declared:
        case Enum():
            return "same"
        case Alias():
            return "same" if declared.in_type == declared.out_type else "split"
        case Model():
            return model_relation(declared)


def model_relation(model: Model) -> Relation:
    """How the views of one model relate, its references left aside."""
    relations = {field_relation(field) for field in model.fields}
    if "split" in relations:
        return "split"
    return "defaults" if "defaults" in relations else "same"


def field_relation(field: Field) -> Relation:
    """How the views of one field relate: ``defaults`` needs a default that a client can state."""
    if (field.in_name, field.in_type) != (field.out_name, field.out_type):
        return "split"
    if field.in_required == field.out_required:
        return "same"
    return "defaults" if field.default is not None else "split"

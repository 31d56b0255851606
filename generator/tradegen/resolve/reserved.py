"""A reserved name is gone for good: no field and no enum member may have it."""

from tradegen.introspect.request import Reply
from tradegen.ir import Field
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span

_HINT = "old clients know it with another meaning; choose another name"


def check_reserved_members(reply: Reply, otherwise: Span, *, findings: Findings) -> None:
    """Refuse fields and enum members that ``__reserved__`` of their class names."""
    for model in (model for model in reply.models if model.reserved):
        for field in model.fields:
            for name in sorted(wire_names(field) & set(model.reserved)):
                message = f"field {quote(name)} of {model.name} is reserved"
                place = field.span or model.span or otherwise
                findings.refuse(place, "reserved-name", message=message, hint=_HINT)
    for enum in (enum for enum in reply.enums if enum.reserved):
        for value in sorted({member.value for member in enum.members} & set(enum.reserved)):
            message = f"value {value} of {enum.name} is reserved"
            findings.refuse(enum.span or otherwise, "reserved-name", message=message, hint=_HINT)


def wire_names(field: Field) -> set[str]:
    """Return what a field is called in its views."""
    views = ((field.in_type, (field.in_name, *field.also_read)), (field.out_type, (field.out_name,)))
    return {name for kind, names in views if kind is not None for name in names}

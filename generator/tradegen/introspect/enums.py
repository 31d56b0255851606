"""Enum classes and literals, with the names JSON Schema loses."""

import enum
from collections.abc import Sequence

from pydantic_core import to_json

from tradegen.introspect import rules
from tradegen.introspect.declared_docs import class_doc, class_ref
from tradegen.introspect.findings import Report
from tradegen.introspect.json_number import is_carried
from tradegen.ir import Enum, EnumMember, LiteralType


def scalar_text(value: object) -> str | None:
    """A JSON scalar as JSON text; ``None`` for anything else."""
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, int | float) and not is_carried(value):
        return None
    if value is not None and not isinstance(value, str | int | float):
        return None
    return to_json(value).decode()


def read_enum(cls: type[enum.Enum], report: Report) -> Enum:
    """The members of ``cls`` in order, aliases left out."""
    members: list[EnumMember] = []
    for member in cls:
        text = scalar_text(member)
        if text is None:
            report(rules.ENUM_VALUE, member=member.name)
        else:
            members.append(EnumMember(name=member.name, value=text))
    return Enum(
        ref=class_ref(cls),
        name=cls.__name__,
        members=tuple(members),
        doc=class_doc(cls),
        flag=issubclass(cls, enum.Flag),
    )


def read_literal(expected: Sequence[object], report: Report) -> LiteralType:
    """The values in the user's order, with the enum members they came from."""
    found: dict[str, str] = {}
    for value in expected:
        text = scalar_text(value)
        if text is None:
            report(rules.LITERAL_VALUE, value=repr(value))
        else:
            found.setdefault(text, f"{type(value).__name__}.{value.name}" if isinstance(value, enum.Enum) else "")
    return LiteralType(values=tuple(found), members=tuple(found.values()) if any(found.values()) else ())

"""Which defaults Python can state as a literal of the declared type."""

from tradegen.ir import BoolType, IntType, LiteralType, NullType, NumberType, StrType, Type, UnionType


def has_literal(kind: Type, value: str) -> bool:
    """Whether the JSON scalar ``value`` is spelled in Python as a literal of type ``kind``."""
    match kind:
        case UnionType(members=members):
            return any(has_literal(member, value) for member in members)
        case NullType():
            return value == "null"
        case BoolType():
            return value in ("true", "false")
        case IntType():
            return value.lstrip("-").isdigit()
        case NumberType():
            return value.lstrip("-")[:1].isdigit()
        case StrType(format=form):
            return form is None and value.startswith('"')
        case LiteralType(values=values):
            return not any(kind.members) and value in values
        case _:
            return False

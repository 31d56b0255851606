"""Spell what a parameter's value must fulfil as options of ``Query`` or ``Path``."""

from collections.abc import Iterator

import msgspec

from tradegen.emit.code import Code, compose
from tradegen.emit.printers import py_identifier, py_json, py_str
from tradegen.ir import (
    Expr,
    IntType,
    ListType,
    NullType,
    NumberType,
    OptionalExpr,
    ScalarExpr,
    StrType,
    Type,
    UnionType,
)


def constraints(expr: Expr, accepted: Type) -> Iterator[Code]:
    """Yield ``name=value`` for each constraint of the type that is left when ``None`` is taken away.

    A pattern belongs to a built-in ``str`` only: that of a named type is enforced by the type itself, in a dialect
    that the declaration has been translated from.
    """
    match _without_null(accepted):
        case IntType() | NumberType() as number:
            for name in ("ge", "gt", "le", "lt", "multiple_of"):
                bound = getattr(number, name)
                if bound is not None:
                    yield compose("{}={}", py_identifier(name), py_json(bound))
        case StrType(min_length=least, max_length=most, pattern=pattern):
            yield from _lengths(least, most)
            if pattern is not None and _is_scalar(expr):
                yield compose("pattern={}", py_str(pattern))
        case ListType(min_items=least, max_items=most):
            yield from _lengths(least, most)


def _lengths(least: int | None, most: int | None) -> Iterator[Code]:
    if least is not None:
        yield compose("min_length={}", py_json(str(least)))
    if most is not None:
        yield compose("max_length={}", py_json(str(most)))


def _without_null(kind: Type) -> Type:
    if isinstance(kind, UnionType):
        members = [member for member in kind.members if not isinstance(member, NullType)]
        return members[0] if len(members) == 1 else msgspec.structs.replace(kind, members=tuple(members))
    return kind


def _is_scalar(expr: Expr) -> bool:
    return isinstance(expr.inner if isinstance(expr, OptionalExpr) else expr, ScalarExpr)

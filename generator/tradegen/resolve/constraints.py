"""Puts the constraints of a parameter into its wire types, the tighter of two bounds winning."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tradegen.declare.declared import ConstraintDecl, ParamDecl
from tradegen.ir import IntType, NameExpr, NumberType, OptionalExpr, StrType, Type, UnionType, Use
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote

_NUMBER = ("ge", "gt", "le", "lt")


def constrain(use: Use, param: ParamDecl, *, findings: Findings) -> Use:
    """Return ``use`` with the constraints of ``param``; adds a finding for each that cannot hold there."""
    if not param.constraints:
        return use
    fitting = [found for found in param.constraints if _check_fit(use, found, param, findings)]
    constrained = Use(
        expr=use.expr,
        in_type=_apply(use.in_type, fitting),
        out_type=_apply(use.out_type, fitting),
    )
    if any(_is_empty(member) for member in _members(constrained.in_type)):
        message = f"no value of {quote(param.name)} satisfies all its constraints"
        findings.refuse(param.span, "bad-constraint", message=message)
        return use
    return constrained


def _check_fit(use: Use, found: ConstraintDecl, param: ParamDecl, findings: Findings) -> bool:
    wanted: tuple[type, ...] = (IntType, NumberType) if found.limit in _NUMBER else (StrType,)
    fits = any(isinstance(member, wanted) for member in _members(use.in_type))
    if fits and found.limit not in _NUMBER:  # dates, identifiers and decimals are text on the wire only
        fits = not any(isinstance(member, StrType) and member.format for member in _members(use.in_type))
    inner = use.expr.inner if isinstance(use.expr, OptionalExpr) else use.expr
    if not fits:
        kind = "numbers" if found.limit in _NUMBER else "text"
        message = f'"{found.limit}" is for {kind}, but {quote(param.name)} is {quote(param.type.text)}'
        findings.refuse(found.span, "bad-constraint", message=message)
        return False
    if found.limit == "pattern" and isinstance(inner, NameExpr):
        message = f'"pattern" is for str, but {quote(param.name)} is {quote(param.type.text)}'
        findings.refuse(found.span, "bad-constraint", message=message, hint="give the type itself the pattern")
        return False
    return True


def _members(kind: Type) -> tuple[Type, ...]:
    return kind.members if isinstance(kind, UnionType) else (kind,)


def _apply(kind: Type, constraints: Sequence[ConstraintDecl]) -> Type:
    if isinstance(kind, UnionType):
        return msgspec.structs.replace(kind, members=tuple(_apply(member, constraints) for member in kind.members))
    for found in constraints:
        if found.limit in _NUMBER and isinstance(kind, IntType | NumberType):
            kind = _bound(kind, found)
        elif found.limit == "pattern" and isinstance(kind, StrType):
            kind = msgspec.structs.replace(kind, pattern=found.value)
        elif found.limit == "min_length" and isinstance(kind, StrType):
            kind = msgspec.structs.replace(kind, min_length=max(kind.min_length or 0, int(found.value)))
        elif found.limit == "max_length" and isinstance(kind, StrType):
            known = kind.max_length
            length = int(found.value) if known is None else min(known, int(found.value))
            kind = msgspec.structs.replace(kind, max_length=length)
    return kind


def _bound(kind: IntType | NumberType, found: ConstraintDecl) -> IntType | NumberType:
    known: str | None = getattr(kind, found.limit)
    tighter = max if found.limit in ("ge", "gt") else min
    value = found.value if known is None else tighter(known, found.value, key=Decimal)
    return msgspec.structs.replace(kind, **{found.limit: value})


def _is_empty(kind: Type) -> bool:
    """Tell whether the bounds of ``kind`` leave no value."""
    if isinstance(kind, StrType):
        return kind.min_length is not None and kind.max_length is not None and kind.min_length > kind.max_length
    if not isinstance(kind, IntType | NumberType):
        return False
    low = [(Decimal(bound), strict) for bound, strict in ((kind.ge, False), (kind.gt, True)) if bound is not None]
    high = [(Decimal(bound), strict) for bound, strict in ((kind.le, False), (kind.lt, True)) if bound is not None]
    return any(bottom > top or (bottom == top and (after or before)) for bottom, after in low for top, before in high)

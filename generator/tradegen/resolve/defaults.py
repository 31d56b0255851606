"""Is a parameter's default a value of its type, and what is it as JSON?"""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

import msgspec

from tradegen.declare.declared import DefaultDecl, ParamDecl
from tradegen.ir import BoolType, EnumRef, IntType, LiteralType, NullType, NumberType, StrType, Type, UnionType
from tradegen.pattern_match import matches
from tradegen.resolve.catalog import Catalog
from tradegen.source.findings import Findings
from tradegen.source.nodes import Scalar
from tradegen.source.scalars import as_bool, as_int, as_number, is_null
from tradegen.source.suggestion import did_you_mean, printable, quote


def default_json(param: ParamDecl, kind: Type, *, catalog: Catalog, findings: Findings) -> str | None:
    """Return the default of ``param``, whose In type is ``kind``, as JSON text.

    ``None`` where there is none, where it is null, and after adding a finding.
    """
    written = param.default
    if written is None:
        return None
    scalar = Scalar(text=written.text, span=written.span, plain=not written.quoted)
    members = _members(kind, catalog)
    if any(isinstance(member, StrType) and member.format == "decimal" for member in members):
        members = _decimal_members(written.text, members)
    for member in members:
        found = _literal(scalar, member, catalog)
        if found is not None:
            return None if found == "null" else found
    message = f"default {quote(written.text)} of {quote(param.name)} is not {_wanted(kind, catalog)}"
    findings.refuse(written.span, "bad-default", message=message, hint=_hint(written, kind, catalog))
    return None


def literal_json(written: DefaultDecl, kind: Type, *, catalog: Catalog) -> str | None:
    """Return ``written`` as the JSON text of a value of ``kind``, or ``None`` where it is not one."""
    scalar = Scalar(text=written.text, span=written.span, plain=not written.quoted)
    found = (_literal(scalar, member, catalog) for member in _members(kind, catalog))
    return next((text for text in found if text is not None), None)


def wanted_words(kind: Type, *, catalog: Catalog) -> str:
    """Return what a value of ``kind`` is, in words."""
    return _wanted(kind, catalog)


def _members(kind: Type, catalog: Catalog) -> tuple[Type, ...]:
    """Return what ``kind`` may be, null and numbers before text, so that ``30`` is a number where it can be."""
    kind = catalog.plain(kind)
    if not isinstance(kind, UnionType):
        return (kind,)
    members = [inner for member in kind.members for inner in _members(member, catalog)]
    return tuple(sorted(members, key=lambda member: isinstance(member, StrType)))


def _decimal_members(text: str, members: tuple[Type, ...]) -> tuple[Type, ...]:
    """Return ``members`` without the number, whose bounds hold for the text too: JSON text keeps every digit."""
    numbers = [member for member in members if isinstance(member, NumberType)]
    if not _has_format(text, "decimal") or all(_within(Decimal(text), number) for number in numbers):
        return tuple(member for member in members if not isinstance(member, NumberType))
    return ()


def _literal(scalar: Scalar, kind: Type, catalog: Catalog) -> str | None:
    """Return ``scalar`` as the JSON text of a value of ``kind``, or ``None`` where it is not one."""
    match kind:
        case NullType():
            return "null" if is_null(scalar) else None
        case BoolType():
            truth = as_bool(scalar)
            return None if truth is None else _json(truth)
        case IntType():
            whole = as_int(scalar)
            return _json(whole) if whole is not None and _within(whole, kind) else None
        case NumberType():
            number = as_number(scalar)
            return _json(number) if number is not None and _within(number, kind) else None
        case StrType():
            return _json(scalar.text) if _is_text(scalar.text, kind) else None
        case LiteralType(values=values):
            return _among(scalar, values)
        case EnumRef(ref=ref):
            return _among(scalar, tuple(member.value for member in catalog.enums[ref].members))
        case _:
            return None


def _json(value: str | float) -> str:
    return msgspec.json.encode(value).decode()


def _among(scalar: Scalar, values: tuple[str, ...]) -> str | None:
    """Return the JSON text in ``values`` that ``scalar`` means; plain text means a number before a string."""
    meant = [_json(scalar.text)]
    if scalar.plain:
        truth, number = as_bool(scalar), as_number(scalar)
        meant = [_json(value) for value in (truth, number) if value is not None] + meant
    return next((text for text in meant if text in values), None)


def _within(number: float | Decimal, kind: IntType | NumberType) -> bool:
    value = Decimal(str(number))
    return (
        (kind.ge is None or value >= Decimal(kind.ge))
        and (kind.gt is None or value > Decimal(kind.gt))
        and (kind.le is None or value <= Decimal(kind.le))
        and (kind.lt is None or value < Decimal(kind.lt))
        and (kind.multiple_of is None or value % Decimal(kind.multiple_of) == 0)
    )


def _is_text(text: str, kind: StrType) -> bool:
    if len(text) < (kind.min_length or 0) or (kind.max_length is not None and len(text) > kind.max_length):
        return False
    if kind.pattern is not None and matches(kind.pattern, text) is False:  # else the server decides
        return False
    return kind.format is None or _has_format(text, kind.format)


def _has_format(text: str, name: str) -> bool:
    try:
        match name:
            case "date":
                date.fromisoformat(text)
            case "date-time":
                datetime.fromisoformat(text)
            case "uuid":
                UUID(text)
            case "decimal":
                return text.isascii() and "_" not in text and Decimal(text).is_finite()
    except (ValueError, InvalidOperation):
        return False
    return True


def _choices(kind: Type, catalog: Catalog) -> list[str]:
    texts: list[str] = []
    for member in _members(kind, catalog):
        if isinstance(member, EnumRef):
            texts += [found.value for found in catalog.enums[member.ref].members]
        elif isinstance(member, LiteralType):
            texts += member.values
    return texts


def _wanted(kind: Type, catalog: Catalog) -> str:
    """Return what ``kind`` accepts, in words."""
    if choices := _choices(kind, catalog):
        shown = ", ".join(map(printable, choices[:6]))
        return f"one of {shown}, …" if len(choices) > 6 else f"one of {shown}"
    words = [_words(member) for member in _members(kind, catalog)]
    return " or ".join(dict.fromkeys(words))


def _words(kind: Type) -> str:
    match kind:
        case NullType():
            return "null"
        case BoolType():
            return "true or false"
        case IntType():
            return "a whole number" + _bounds(kind)
        case NumberType():
            return "a number" + _bounds(kind)
        case StrType(format=None):
            limits = (("min_length", kind.min_length), ("max_length", kind.max_length), ("pattern", kind.pattern))
            return "text" + "".join(f" with {name} {limit}" for name, limit in limits if limit is not None)
        case StrType(format=name):
            return f"a {name}"
        case _:
            return "a single value: such a type takes no default"


def _bounds(kind: IntType | NumberType) -> str:
    signs = ((">=", kind.ge), (">", kind.gt), ("<=", kind.le), ("<", kind.lt))
    limits = [f"{sign} {bound}" for sign, bound in signs if bound is not None]
    return f" {' and '.join(limits)}" if limits else ""


def _hint(written: DefaultDecl, kind: Type, catalog: Catalog) -> str:
    choices = [text.strip('"') for text in _choices(kind, catalog)]
    return did_you_mean(written.text, choices) if choices else ""

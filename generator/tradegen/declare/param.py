"""Reads path and query parameters: a type, or a mapping with type, default, constraints and description."""

import re

import msgspec

from tradegen.declare.declared import ConstraintDecl, DefaultDecl, Limit, ParamDecl, TypeDecl
from tradegen.declare.identifiers import PARAM_NAME
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.declare.type_expression import Scope, parse_type
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping, Scalar
from tradegen.source.scalars import as_int, as_number, is_null
from tradegen.source.suggestion import quote

_NUMBER_LIMITS: tuple[Limit, ...] = ("ge", "gt", "le", "lt")
_LENGTH_LIMITS: tuple[Limit, ...] = ("min_length", "max_length")
_KEYS = ("type", "description", "default", *_NUMBER_LIMITS, *_LENGTH_LIMITS, "pattern")
_MAX_LENGTH = 1_000_000
# What Rust's regex (Pydantic), Python's and JavaScript's do not all read the same way.
_UNPORTABLE = re.compile(r"\\[AZzpPQEGhHkKRX1-9]|\(\?(?!:)(?:P?<?[=!]?)|[*+?}]\+|\[\[:|&&")


def declare_param(entry: Entry, *, place: str, scope: Scope, findings: Findings) -> ParamDecl | None:
    """Return the parameter that ``entry`` declares for ``place``, or ``None`` after adding a finding."""
    name, value = entry.key, entry.value
    if not PARAM_NAME.check(name, findings):
        return None
    if isinstance(value, Scalar) and not is_null(value):
        return _from_text(name, value, scope=scope, findings=findings)
    if isinstance(value, Mapping):
        return _from_mapping(name, value, place=place, scope=scope, findings=findings)
    shown = "nothing" if isinstance(value, Scalar) else kind_of(value)
    message = f"parameter {quote(name.text)} of {place} must be a type or a mapping, not {shown}"
    findings.refuse(value.span, "wrong-type", message=message)
    return None


def _from_text(name: Scalar, value: Scalar, *, scope: Scope, findings: Findings) -> ParamDecl | None:
    type_text, equals, written = value.text.partition("=")
    declared = parse_type(value, type_text.rstrip() if equals else type_text, scope=scope, findings=findings)
    default: DefaultDecl | None = None
    if equals:
        index = len(type_text) + 1 + len(written) - len(written.lstrip())
        default = _default_from_text(value, written.strip(), index, findings)
    if declared is None:
        return None
    return ParamDecl(name=name.text, span=name.span, type=declared, default=default)


def _default_from_text(value: Scalar, written: str, index: int, findings: Findings) -> DefaultDecl | None:
    span = value.place(index)
    if not written.startswith(('"', "'")) and written:
        return DefaultDecl(text=written, quoted=False, span=span)
    try:
        return DefaultDecl(text=msgspec.json.decode(written, type=str), quoted=True, span=span)
    except msgspec.DecodeError:
        message = f"default {quote(written)} is not a JSON value" if written else 'a default is missing after "="'
        hint = "write text as it is, or in double quotes" if written else ""
        findings.refuse(span, "bad-default", message=message, hint=hint)
        return None


def _from_mapping(name: Scalar, value: Mapping, *, place: str, scope: Scope, findings: Findings) -> ParamDecl | None:
    reader = KeyReader(value, f"parameter {quote(name.text)} of {place}", findings=findings)
    reader.check_known(_KEYS)
    text = reader.scalar(reader.require("type", name.span), "a type")
    declared: TypeDecl | None = None
    if text is not None:
        declared = parse_type(text, text.text, scope=scope, findings=findings)
    doc = reader.text("description")
    default = _default_from_key(reader)
    constraints = _constraints(reader)
    if declared is None:
        return None
    return ParamDecl(
        name=name.text,
        span=name.span,
        type=declared,
        default=default,
        constraints=constraints,
        doc=doc,
    )


def _default_from_key(reader: KeyReader) -> DefaultDecl | None:
    entry = reader.entry("default")
    if entry is None:
        return None
    value = entry.value
    if isinstance(value, Scalar):
        return DefaultDecl(text=value.text, quoted=not value.plain, span=value.span)
    message = f"the default of {reader.place} must be a single value, not {kind_of(value)}"
    reader.refuse(value.span, "bad-default", message=message)
    return None


def _constraints(reader: KeyReader) -> tuple[ConstraintDecl, ...]:
    found: list[ConstraintDecl] = []
    for limit in _NUMBER_LIMITS:
        if (value := reader.scalar(reader.entry(limit), "a number")) is not None:
            number = as_number(value)
            if number is None:
                message = f'"{limit}" of {reader.place} must be a finite number, not {quote(value.text)}'
                reader.refuse(value.span, "bad-constraint", message=message)
            else:
                found.append(ConstraintDecl(limit=limit, value=decimal_literal(number), span=value.span))
    for limit in _LENGTH_LIMITS:
        if (value := reader.scalar(reader.entry(limit), "a whole number")) is not None:
            length = as_int(value)
            if length is None or not 0 <= length <= _MAX_LENGTH:
                message = f'"{limit}" of {reader.place} must be from 0 to {_MAX_LENGTH}, not {quote(value.text)}'
                reader.refuse(value.span, "bad-constraint", message=message)
            else:
                found.append(ConstraintDecl(limit=limit, value=str(length), span=value.span))
    if (value := reader.scalar(reader.entry("pattern"), "a pattern")) is not None and _check_pattern(reader, value):
        found.append(ConstraintDecl(limit="pattern", value=value.text, span=value.span))
    return tuple(found)


def decimal_literal(number: float) -> str:
    """Return ``number`` as a JSON number: shortest digits that read back the same."""
    return msgspec.json.encode(number).decode()


def _check_pattern(reader: KeyReader, value: Scalar) -> bool:
    try:
        re.compile(value.text)
    except (re.error, OverflowError, RecursionError) as wrong:
        message = f"the pattern of {reader.place} is not a regular expression: {wrong}"
        reader.refuse(value.span, "bad-pattern", message=message)
        return False
    if found := _UNPORTABLE.search(value.text):
        message = f"the pattern of {reader.place} uses {quote(found[0])}, which not every language reads alike"
        reader.refuse(value.place(found.start()), "unportable-pattern", message=message, hint="rewrite it without")
        return False
    return True

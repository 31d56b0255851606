"""Core-schema nodes that stand for one JSON scalar."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

import msgspec

from tradegen.introspect import rules
from tradegen.introspect.field_names import Schema
from tradegen.introspect.findings import Report
from tradegen.introspect.json_number import literal
from tradegen.introspect.patterns import ecma_pattern
from tradegen.introspect.views import ANY, NULL, TEXT, Views, join, same
from tradegen.ir import BoolType, IntType, LiteralType, NumberType, StrType

NON_FINITE = LiteralType(values=('"NaN"', '"Infinity"', '"-Infinity"'))
"""What ``ser_json_inf_nan="strings"`` sends in place of a number."""

_TEMPORAL_FORMATS = {"date": "date", "time": "time", "datetime": "date-time", "timedelta": "duration"}
_HEX_TEXT = StrType(pattern="^([0-9a-f]{2})*$")
_FRACTION_TEXT = StrType(pattern=r"^[+-]?[0-9]+(/[0-9]*[1-9][0-9]*)?$")
_BOUNDS = ("ge", "gt", "le", "lt", "multiple_of")
_DIGITS = ("max_digits", "decimal_places")
_MOMENTS = {"ge": "not_before", "gt": "after", "le": "not_after", "lt": "before", "now_op": "now"}
"""What the bounds of dates, times and durations are called in the IR, where they are texts."""


def read_scalar(schema: Schema, config: Schema, report: Report) -> Views | None:
    """Both views of a scalar node; ``None`` for a node of another kind."""
    read = _READERS.get(schema["type"])
    return read(schema, config, report) if read else None


def _bounds(schema: Schema) -> dict[str, str]:
    """The bounds in ``schema`` as decimal literals; infinite ones say nothing and are left out."""
    found = ((name, literal(schema.get(name))) for name in _BOUNDS)
    return {name: text for name, text in found if text is not None}


def _is_strict(schema: Schema, config: Schema) -> bool:
    """Whether other JSON than the type's own is refused; said by the field, else by its model."""
    return bool(schema.get("strict", config.get("strict", False)))


def _bool(schema: Schema, config: Schema, _report: Report) -> Views:
    return same(BoolType(strict=_is_strict(schema, config)))


def _int(schema: Schema, config: Schema, _report: Report) -> Views:
    return same(msgspec.structs.replace(IntType(strict=_is_strict(schema, config)), **_bounds(schema)))


def _float(schema: Schema, config: Schema, report: Report) -> Views:
    number = msgspec.structs.replace(NumberType(strict=_is_strict(schema, config)), **_bounds(schema))
    finite = not schema.get("allow_inf_nan", config.get("allow_inf_nan", True))
    match None if finite else config.get("ser_json_inf_nan"):
        case "strings":
            return same(join((number, NON_FINITE)))
        case "null":  # said by the user: that null is Pydantic's default would make every number nullable
            return Views(number, join((number, NULL.out_type)))
        case "constants":
            report(rules.INFINITY_CONSTANTS)
    return same(number)


def _decimal(schema: Schema, _config: Schema, _report: Report) -> Views:
    bounds = _bounds(schema)
    text = StrType(format="decimal", unstated=_unstated({**schema, **bounds}, *_BOUNDS, *_DIGITS))
    return Views(join((msgspec.structs.replace(NumberType(), **bounds), text)), text)


def _unstated(schema: Schema, *names: str, **called: str) -> tuple[tuple[str, str], ...]:
    """The limits of those names, and of those that are called otherwise here."""
    found = {**dict(zip(names, names, strict=True)), **called}
    return tuple((known, str(schema[name])) for name, known in found.items() if schema.get(name) is not None)


def _fraction(_schema: Schema, _config: Schema, _report: Report) -> Views:
    return Views(join((NumberType(), _FRACTION_TEXT)), StrType())


def _str(schema: Schema, config: Schema, report: Report) -> Views:
    shortest = schema.get("min_length", config.get("str_min_length"))
    return same(
        StrType(
            min_length=shortest or None,
            max_length=schema.get("max_length", config.get("str_max_length")),
            pattern=_pattern(schema.get("pattern"), report),
        )
    )


def _pattern(pattern: str | re.Pattern[str] | None, report: Report) -> str | None:
    if pattern is None:
        return None
    portable = ecma_pattern(pattern)
    if portable is None:
        report(rules.DROPPED_PATTERN, pattern=pattern if isinstance(pattern, str) else pattern.pattern)
    return portable


def _bytes(schema: Schema, config: Schema, report: Report) -> Views:
    sent, accepted = config.get("ser_json_bytes", "utf8"), config.get("val_json_bytes", "utf8")
    if sent != accepted:
        report(rules.BYTES_CODEC, sent=sent, accepted=accepted)
    elif sent == "utf8":
        report(rules.BYTES_AS_TEXT)
    texts = {"utf8": StrType(), "base64": StrType(format="base64url"), "hex": _HEX_TEXT}
    sizes = _unstated(schema, min_length="min_bytes", max_length="max_bytes")
    return Views(*(msgspec.structs.replace(texts[codec], unstated=sizes) for codec in (accepted, sent)))


def _temporal(schema: Schema, config: Schema, report: Report) -> Views:
    kind = schema["type"]
    unit = config.get("ser_json_temporal", "iso8601")
    strict = _is_strict(schema, config)
    form, limits = _TEMPORAL_FORMATS[kind], _moments(schema)
    as_number = unit != "iso8601" or (kind == "timedelta" and config.get("ser_json_timedelta") == "float")
    if as_number:
        _check_unit(kind, unit, config.get("val_temporal_unit", "infer"), report)
        return same(NumberType(strict=strict, temporal=form, unstated=limits))
    zone = schema.get("tz_constraint")
    naive = kind == "datetime" and zone == "naive"
    if kind == "datetime" and zone in (None, "naive"):
        report(rules.NAIVE_DATETIME, claim="is sent" if naive else "may be sent")
    zone_optional = kind == "datetime" and zone is None
    return same(StrType(format=form, naive=naive, zone_optional=zone_optional, strict=strict, unstated=limits))


def _moments(schema: Schema) -> tuple[tuple[str, str], ...]:
    """The bounds of a date, time or duration as texts: in ISO 8601, a duration in seconds."""
    return tuple((called, _moment(schema[name])) for name, called in _MOMENTS.items() if name in schema)


def _moment(value: date | time | timedelta | str) -> str:
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.6f}".rstrip("0").rstrip(".")
    return value if isinstance(value, str) else value.isoformat()


def _check_unit(kind: str, sent: str, accepted: str, report: Report) -> None:
    """Report numbers that are read in another unit than they are sent in; a duration is always read in seconds."""
    read = "seconds" if kind == "timedelta" else accepted
    if {sent, read} == {"milliseconds", "seconds"}:
        report(rules.TEMPORAL_UNIT, sent=sent, accepted=read)


def _format(name: str) -> Callable[[Schema, Schema, Report], Views]:
    return lambda _schema, _config, _report: same(StrType(format=name))


def _any(_schema: Schema, _config: Schema, _report: Report) -> Views:
    return ANY


_READERS: Mapping[str, Callable[[Schema, Schema, Report], Views]] = {
    "any": _any,
    "none": lambda _schema, _config, _report: NULL,
    "bool": _bool,
    "int": _int,
    "float": _float,
    "decimal": _decimal,
    "fraction": _fraction,
    "complex": lambda _schema, _config, _report: TEXT,
    "str": _str,
    "bytes": _bytes,
    "date": _temporal,
    "time": _temporal,
    "datetime": _temporal,
    "timedelta": _temporal,
    "uuid": lambda schema, _config, _report: same(StrType(format="uuid", unstated=_unstated(schema, "version"))),
    "url": _format("uri"),
    "multi-host-url": _format("multi-host-uri"),
}

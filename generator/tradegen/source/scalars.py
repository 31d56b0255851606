"""What a plain scalar means: the YAML 1.2 core schema (YAML 1.2.2 §10.3.2), decided here and not by a library."""

import re

from tradegen.source.nodes import Scalar

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INT = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL = re.compile(r"0o[0-7]+", re.ASCII)
_HEX = re.compile(r"0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_MAX_DIGITS = 100


def is_null(scalar: Scalar) -> bool:
    """Tell whether ``scalar`` means null."""
    return scalar.plain and scalar.text in _NULL


def as_bool(scalar: Scalar) -> bool | None:
    """Return the boolean that ``scalar`` means, if it means one. ``yes``, ``on`` and ``no`` do not."""
    if not scalar.plain:
        return None
    if scalar.text in _TRUE:
        return True
    return False if scalar.text in _FALSE else None


def as_int(scalar: Scalar) -> int | None:
    """Return the integer that ``scalar`` means, if it means one; ``010`` is ten."""
    text = scalar.text
    if not scalar.plain or len(text) > _MAX_DIGITS:
        return None
    if _INT.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    return int(text[2:], 16) if _HEX.fullmatch(text) else None


def as_number(scalar: Scalar) -> int | float | None:
    """Return the finite number that ``scalar`` means, if it means one."""
    whole = as_int(scalar)
    if whole is not None:
        return whole
    if scalar.plain and len(scalar.text) <= _MAX_DIGITS and _FLOAT.fullmatch(scalar.text):
        number = float(scalar.text)
        return number if abs(number) != float("inf") else None
    return None

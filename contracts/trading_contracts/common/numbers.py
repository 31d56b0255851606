"""Exact decimals that travel as JSON numbers."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer

SIGNIFICANT_DIGITS = 15
"""Decimals of at most so many digits survive the way through an IEEE 754 double unchanged."""

MAX_EXPONENT = 300
"""Largest power of ten, either way: well inside what a double holds."""

_ROUNDING = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)


def significant(value: Decimal) -> Decimal:
    """Round to the digits a JSON number carries exactly, half to even.

    For derived figures such as an average price; prices and quantities themselves are never rounded.
    """
    return _ROUNDING.plus(value)


def _exact(value: object) -> Decimal:
    """Take a number as it was written: ``0.1`` is the decimal 0.1, not its nearest double."""
    match value:
        case bool() | str():
            raise ValueError("a number is needed, not text or a truth value")
        case Decimal():
            decimal = value
        case int() | float():
            decimal = Decimal(str(value))
        case _:
            raise ValueError("a number is needed")
    if not decimal.is_finite():
        raise ValueError("a finite number is needed")
    if abs(decimal.adjusted()) > MAX_EXPONENT and decimal:
        raise ValueError("the number is too large or too close to zero")
    if significant(decimal) != decimal:
        raise ValueError(f"at most {SIGNIFICANT_DIGITS} significant digits are carried exactly")
    return decimal


def _json_number(value: Decimal) -> float:
    return float(value)


Dec = Annotated[
    Decimal,
    BeforeValidator(_exact, json_schema_input_type=float),
    PlainSerializer(_json_number, return_type=float, when_used="json"),
]
"""A decimal, exact inside, a JSON number on the wire."""

NonNegativeDec = Annotated[
    Decimal,
    Field(ge=0),
    BeforeValidator(_exact, json_schema_input_type=Annotated[float, Field(ge=0)]),
    PlainSerializer(_json_number, return_type=Annotated[float, Field(ge=0)], when_used="json"),
]
"""A :data:`Dec` of zero or more."""

PositiveDec = Annotated[
    Decimal,
    Field(gt=0),
    BeforeValidator(_exact, json_schema_input_type=Annotated[float, Field(gt=0)]),
    PlainSerializer(_json_number, return_type=Annotated[float, Field(gt=0)], when_used="json"),
]
"""A :data:`Dec` above zero."""

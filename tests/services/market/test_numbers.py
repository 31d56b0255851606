"""Decimals on the wire."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from trading_contracts.common.numbers import Dec, NonNegativeDec, PositiveDec, significant


class Numbers(BaseModel):
    """One field of each type."""

    any: Dec = Decimal(0)
    not_negative: NonNegativeDec = Decimal(0)
    positive: PositiveDec = Decimal(1)


carried = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(-20, 20),
)


@given(carried)
def test_a_number_of_fifteen_digits_survives_the_wire(value: Decimal) -> None:
    """What is written as JSON is read back as the same decimal."""
    assert value == Numbers.model_validate_json(Numbers(any=value).model_dump_json()).any


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_is_a_number_both_ways(mode: str) -> None:
    """Neither view speaks of text, and bounds are kept."""
    schema = Numbers.model_json_schema(mode="validation" if mode == "validation" else "serialization")
    shown = {
        name: {k: v for k, v in field.items() if k not in ("title", "default")}
        for name, field in schema["properties"].items()
    }
    expected = {
        "any": {"type": "number"},
        "not_negative": {"type": "number", "minimum": 0},
        "positive": {"type": "number", "exclusiveMinimum": 0},
    }
    assert expected == shown


@pytest.mark.parametrize(
    "text",
    ['"1.5"', "true", "null", "[1]", "NaN", "Infinity", "1e400", "0.30000000000000004", "1234567890123456789"],
)
def test_what_is_no_exact_number_is_refused(text: str) -> None:
    """Text, truth values, the infinite and what a double cannot carry do not pass."""
    with pytest.raises(ValidationError):
        Numbers.model_validate_json(f'{{"any": {text}}}')


@pytest.mark.parametrize(("field", "value"), [("not_negative", -1), ("positive", 0), ("any", Decimal("1E+301"))])
def test_bounds_hold(field: str, value: object) -> None:
    """A value outside its type's bounds is refused."""
    with pytest.raises(ValidationError):
        Numbers.model_validate({field: value})


def test_a_derived_figure_is_rounded_half_to_even() -> None:
    """An average fits on the wire after explicit rounding."""
    assert Decimal("0.333333333333333") == significant(Decimal(1) / 3)
    assert Decimal("0.111111111111112") == significant(Decimal("0.1111111111111125"))

"""Canonical JSON against RFC 8785 and the rfc8785 package, and the rules of topic keys on top of it."""

import random
import struct
from enum import StrEnum
from typing import Annotated, Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from tradegen_runtime.codec import NoParams, ParamsCodec
from tradegen_runtime.json_value import JsonValue
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topic_key import KeyProblem, TopicKeyError, canonical_json, canonical_number, topic_key

# RFC 8785 appendix B: IEEE 754 bits and their canonical text.
NUMBERS = [
    ("0000000000000000", "0"),
    ("8000000000000000", "0"),
    ("0000000000000001", "5e-324"),
    ("8000000000000001", "-5e-324"),
    ("7fefffffffffffff", "1.7976931348623157e+308"),
    ("ffefffffffffffff", "-1.7976931348623157e+308"),
    ("4340000000000000", "9007199254740992"),
    ("c340000000000000", "-9007199254740992"),
    ("4430000000000000", "295147905179352830000"),
    ("44b52d02c7e14af5", "9.999999999999997e+22"),
    ("44b52d02c7e14af6", "1e+23"),
    ("44b52d02c7e14af7", "1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", "999999999999999700000"),
    ("444b1ae4d6e2ef4f", "999999999999999900000"),
    ("444b1ae4d6e2ef50", "1e+21"),
    ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", "0.000001"),
    ("41b3de4355555553", "333333333.3333332"),
    ("41b3de4355555554", "333333333.33333325"),
    ("41b3de4355555555", "333333333.3333333"),
    ("41b3de4355555556", "333333333.3333334"),
    ("41b3de4355555557", "333333333.33333343"),
    ("becbf647612f3696", "-0.0000033333333333333333"),
    ("43143ff3c1cb0959", "1424953923781206.2"),
]

VALUES: list[tuple[str, JsonValue, str]] = [
    (
        "RFC 8785 §3.2.2",
        {
            "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
            "literals": [None, True, False],
        },
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ),
    (
        "RFC 8785 §3.2.3: UTF-16 order of names",
        {
            "\u20ac": "Euro Sign",
            "\r": "Carriage Return",
            "\ufb33": "Hebrew Letter Dalet With Dagesh",
            "1": "One",
            "\U0001f600": "Emoji: Grinning Face",
            "\u0080": "Control",
            "\u00f6": "Latin Small Letter O With Diaeresis",
        },
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",'
        '"€":"Euro Sign","\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ),
    (
        "nesting",
        {"1": {"f": {"f": "hi", "F": 5}, "\n": 56.0}, "10": {}, "": "empty", "a": {}, "111": [{"e": "yes", "E": "no"}]},
        '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"a":{}}',
    ),
    ("no normalisation", {"Unnormalized Unicode": "A\u030a"}, '{"Unnormalized Unicode":"A\u030a"}'),
    ("arrays keep their order", [56, {"d": True, "10": None, "1": []}], '[56,{"1":[],"10":null,"d":true}]'),
    ("not sorted by locale", {"peach": 1, "péché": 2, "pêche": 3, "sin": 4}, '{"peach":1,"péché":2,"pêche":3,"sin":4}'),
    ("raw", "\x7f\u2028\u00e9", '"\x7f\u2028\u00e9"'),
    ("short escapes", "\b\t\n\f\r\x00\x1f", '"\\b\\t\\n\\f\\r\\u0000\\u001f"'),
    (
        "sets are sorted by UTF-16, without duplicates",
        frozenset(["\ufb33", "\U0001f602", "b", "a"]),
        '["a","b","\U0001f602","\ufb33"]',
    ),
    ("sets of other scalars", frozenset([10, 9, True]), "[10,9,true]"),
]


@pytest.mark.parametrize(("bits", "text"), NUMBERS)
def test_numbers_of_the_rfc(bits: str, text: str) -> None:
    """Numbers print as in RFC 8785 appendix B."""
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert text == canonical_number(number)


@pytest.mark.parametrize(("value", "text"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_values(value: JsonValue, text: str) -> None:
    """Values have one canonical text."""
    assert text == canonical_json(value)


def test_numbers_like_the_oracle() -> None:
    """A hundred thousand arbitrary doubles print as the rfc8785 package prints them."""
    bits = random.Random(8785)
    for _ in range(100_000):
        (number,) = struct.unpack(">d", bits.randbytes(8))
        if number == number and abs(number) != float("inf"):
            assert rfc8785.dumps(number).decode() == canonical_number(number)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_values_like_the_oracle(value: Any) -> None:
    """Any JSON value prints as the rfc8785 package prints it."""
    assert rfc8785.dumps(value).decode() == canonical_json(value)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        (float("nan"), "not-finite"),
        (float("-inf"), "not-finite"),
        (2**53, "unsafe-integer"),
        (-(2**53), "unsafe-integer"),
        ("\ud800", "lone-surrogate"),
        ({"\udfff": 1}, "lone-surrogate"),
        (b"bytes", "not-json"),
        ({1: 2}, "not-json"),
        (object(), "not-json"),
    ],
)
def test_what_has_no_canonical_form(value: JsonValue, slug: KeyProblem) -> None:
    """What RFC 8785 leaves out is an error that names the rule."""
    with pytest.raises(TopicKeyError) as error:
        canonical_json(value)
    assert slug == error.value.slug


@pytest.mark.parametrize(
    ("params", "key"),
    [
        ({}, "t:{}"),
        ({"symbol": "AAPL", "resolution": "1"}, 't:{"resolution":"1","symbol":"AAPL"}'),
        ({"a": None, "b": {"c": None, "d": 1}}, 't:{"b":{"d":1}}'),
        ({"list": ["b", "a", "b"]}, 't:{"list":["b","a","b"]}'),
        ({"set": {"b", "a"}}, 't:{"set":["a","b"]}'),
        ({"n": 2**53 - 1}, 't:{"n":9007199254740991}'),
    ],
)
def test_keys(params: dict[str, JsonValue], key: str) -> None:
    """Nulls are dropped, lists keep their order, sets have none (K2 to K4)."""
    assert key == topic_key("t", params)


@pytest.mark.parametrize(
    ("params", "slug"),
    [
        ({"f": 1.0}, "float"),
        ({"l": [1.5]}, "float"),
        ({"s": "a\0b"}, "nul"),
        ({"s": "x" * 4097}, "too-long"),
        ({"s": "é" * 2049}, "too-long"),
        ({"a": {"b": {"c": {"d": {}}}}}, "too-deep"),
        ({"s": "\ud800"}, "lone-surrogate"),
    ],
)
def test_what_is_no_key(params: dict[str, JsonValue], slug: KeyProblem) -> None:
    """Floats, NULs, lone surrogates, long and deep params make no key (K3, K5)."""
    with pytest.raises(TopicKeyError) as error:
        topic_key("t", params)
    assert slug == error.value.slug


class Resolution(StrEnum):
    """How long a bar is."""

    MINUTE = "1"
    DAY = "D"


class Filter(BaseModel):
    """A level of object below the params."""

    venues: frozenset[str] = frozenset()


class BarsRequest(BaseModel):
    """Params with what makes keys differ: alias, default, enum, set, null, nesting."""

    symbol: Annotated[str, Field(alias="sym")]
    resolution: Resolution = Resolution.MINUTE
    fields: set[str] | None = None
    filter: Filter | None = None


class Quote(BaseModel):
    """Another shape of params."""

    pair: str


BARS: ParamsCodec[BarsRequest] = ParamsCodec(BarsRequest)


@pytest.mark.parametrize(
    "payload",
    [
        '{"sym":"A"}',
        '{"resolution":"1","sym":"A"}',
        '{"sym":"A","fields":null,"filter":null,"unknown":1}',
    ],
)
def test_equal_requests_have_one_key(payload: str) -> None:
    """Order, defaults, nulls and unknown members make no other topic."""
    assert 'bars:{"resolution":"1","sym":"A"}' == BARS.topic_key("bars", BARS.parse(payload.encode()))


def test_sets_have_one_key() -> None:
    """Sets are sorted wherever they stand."""
    params = BARS.parse(b'{"sym":"A","fields":["o","c","o"],"filter":{"venues":["Z","Y"]}}')
    assert 'bars:{"fields":["c","o"],"filter":{"venues":["Y","Z"]},"resolution":"1","sym":"A"}' == BARS.topic_key(
        "bars", params
    )


def test_params_may_be_a_union() -> None:
    """Params of several shapes, or none at all, are params (F14)."""
    codec: ParamsCodec[BarsRequest | Quote | None] = ParamsCodec(BarsRequest | Quote | None)
    assert Quote(pair="EURUSD") == codec.parse(b'{"pair":"EURUSD"}')
    assert codec.parse(b"null") is None


def test_invalid_params_are_refused_without_the_input() -> None:
    """A refusal names the place, not the value."""
    with pytest.raises(Refusal) as refused:
        BARS.parse(b'{"sym":"A","resolution":"hush"}')
    assert ("VALIDATION", (("resolution",),)) == (
        refused.value.code,
        tuple(error.loc for error in refused.value.errors),
    )
    assert "hush" not in repr(refused.value.errors)


@pytest.mark.parametrize("payload", [b"", b"{}", b" { } ", b"null"])
def test_no_params(payload: bytes) -> None:
    """A topic without params takes an empty object, null or nothing."""
    NoParams().parse(payload)
    assert "t:{}" == NoParams().topic_key("t", None)


@pytest.mark.parametrize("payload", [b'{"a":1}', b"[]", b"0", b'""'])
def test_no_params_refuses_others(payload: bytes) -> None:
    """Anything else is refused."""
    with pytest.raises(Refusal, match="takes no params"):
        NoParams().parse(payload)

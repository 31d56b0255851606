"""Topic key vectors: valid params of the user's own models with the keys the server makes."""

import importlib
import json
from types import ModuleType

import pytest
from tests.specs.documents import document
from tests.specs.meaning import Json, listed

from tradegen.emit.specs import Specs
from tradegen.ir import (
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    NullType,
    NumberType,
    StrType,
    Type,
    UnionType,
)
from tradegen.specs.samples import samples
from tradegen.views.directions import Views
from tradegen_runtime.codec import ParamsCodec


@pytest.fixture(scope="module")
def vectors(specs: Specs) -> list[dict[str, Json]]:
    """The vectors of the shop."""
    return [one for one in listed(document(specs, "topic_keys.json")["vectors"]) if isinstance(one, dict)]


def test_server_makes_these_keys(vectors: list[dict[str, Json]], contracts: ModuleType) -> None:
    """The real params model accepts every vector, and the server's codec gives the same key."""
    follow = importlib.import_module("corner_contracts.sales.orders").Follow
    codec: ParamsCodec[object] = ParamsCodec(follow)
    orders = [one for one in vectors if one["route"] == "orders"]
    made = [codec.topic_key("orders", codec.parse(json.dumps(one["params"]).encode())) for one in orders]
    assert [one["key"] for one in orders] == made


def test_topic_without_params(vectors: list[dict[str, Json]]) -> None:
    """A topic without parameters has one key."""
    expected = [{"route": "heartbeat", "params": {}, "key": "heartbeat:{}"}]
    assert expected == [one for one in vectors if one["route"] == "heartbeat"]


def test_variants(vectors: list[dict[str, Json]]) -> None:
    """Defaults, absent and null, unicode, escapes, the safe integers, sets and every enum value are there."""
    params = [one["params"] for one in vectors if one["route"] == "orders"]
    seen = json.dumps(params, ensure_ascii=False)
    wanted = (
        {"customer": "A-1"} in params,
        {"customer": "A-1", "code": None} in params,
        {"customer": "A-1", "limit": 9007199254740991} in params,
        {"customer": "A-1", "openOnly": True} in params,
        {"customer": "A-1", "states": ["done", "open", "open"]} in params,
        {"customer": "A-1", "code": "ABC"} in params,
        "😂" in seen,
        "\\u2028" in json.dumps(params),
    )
    assert (True,) * 8 == wanted


def test_no_vector_twice(vectors: list[dict[str, Json]]) -> None:
    """Each vector says something of its own."""
    texts = [json.dumps(one, sort_keys=True) for one in vectors]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (IntType(ge="3", lt="5"), [3, 4]),
        (IntType(gt="-1", le="1"), [1, 0]),
        (LiteralType(values=('"a"', "1", "true")), ["a", 1, True]),
        (UnionType((LiteralType(('"a"',)), NullType())), ["a", None]),
        (StrType(format="date"), ["2024-02-29"]),
        (StrType(pattern="^[A-Z]{3}$"), ["ABC", "USD", "AAA", "ZZZ"]),
        (StrType(pattern="^x[0-9]{6}$"), ["x000000", "x999999"]),
        (StrType(pattern="("), []),
        (NumberType(), []),
        (ListType(NumberType()), [[]]),
        (ListType(LiteralType(('"a"', '"b"')), min_items=2), [["b", "a"], ["b", "a", "a"]]),
    ],
)
def test_samples(kind: Type, expected: list[Json], views: Views) -> None:
    """Samples keep the limits of their type; a type no key can hold has none."""
    assert expected == list(samples(kind, views.declared))


def test_every_enum_value(views: Views) -> None:
    """Each value of an enum is a sample."""
    ref = next(ref for ref in views.declared.enums if ref.endswith(":Colour"))
    assert ["red", "green"] == list(samples(EnumRef(ref), views.declared))

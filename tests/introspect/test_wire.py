"""The wire itself: what Pydantic accepts and sends is what the two views say."""

import importlib
import json

import pytest
from pydantic import BaseModel, JsonValue
from tests.introspect.in_process import read_everything
from tests.introspect.wire_values import Wire

ID = "00000000-0000-4000-8000-000000000000"
ITEM_PAGE: dict[str, JsonValue] = {"items": [{"id": 1}], "pair": {"first": {"id": 2}, "second": "s"}}

SAMPLES: list[tuple[str, JsonValue]] = [
    ("defaults:Defaults", {"a": 1, "c": None}),
    ("defaults:Defaults", {"a": 1, "c": 2, "d": 3, "f": None, "text": "t", "rate": 1.5, "on": False}),
    ("missing:Patch", {}),
    ("missing:Patch", {"name": "n", "qty": None}),
    ("factories:Factories", {"id": ID, "never": 1}),
    ("computed:Holder", {"box": {"width": 3}}),
    ("excluded:Login", {"user": "u", "password": "p"}),
    ("excluded:Login", {"user": "u", "password": "p", "note": "n"}),
    ("aliases:Aliases", {"m": 1, "out": 2, "r": 3, "first": 4, "plain": 5}),
    ("aliases:ByName", {"value": 1}),
    ("wire_names:Camel", {"accountId": "a"}),
    ("wire_names:Words", {"class": "a", "x-y": "b", "123": "c", "__proto__": "d"}),
    ("tagged:Zoo", {"pet": {"Kind": "wolf"}, "many": [{"species": "fish"}], "called": {"species": "bird"}}),
    ("tagged:Cat", {}),
    ("unions:Unions", {"either": "1", "flag": True, "when": "2024-01-01", "nested": [1.5], "same": None}),
    ("unions:Unions", {"either": 1, "flag": 2, "when": "2024-01-01T00:00:00Z", "nested": None, "same": 1}),
    ("generics:Shelf", {"numbers": {"items": [1], "pair": {"first": 1, "second": "s"}}, "items": ITEM_PAGE,
                        "pairs": {"items": [], "pair": {"first": {"first": 1, "second": "x"}, "second": "s"}}}),
    ("generics:ItemPage", {**ITEM_PAGE, "total": 1}),
    ("generics:Numbers", {"chain": {"value": 1, "next": {"value": 2}}}),
    ("roots:Items", [{"id": 1}]),
    ("roots:Choice", None),
    ("recursive:Node", {"children": [{"left": {}}], "leaf": {"parent": {}}}),
    ("named_aliases:Aliased", {"price": 1.5, "prices": [], "capped": 2, "tree": {"a": {"b": 1}}, "plain": 0,
                               "json_value": [None]}),
    ("classes:Classes", {"plain": {"a": 1}, "rich": {"Name": "n"}, "movie": {"title": "t"}, "partial": {},
                         "point": [1, 2], "points": []}),
    ("serializers:Typed", {"plain": 1, "field": 2, "many": [3], "price": 4.5, "declared": 6}),
    ("serializers:Typed", {"plain": 1, "nullable": 1, "field": 2, "many": [3], "price": 4.5, "declared": 6}),
    ("serializers:Report", {"sum": {"parts": [1, 2]}}),
    ("validators:Validated", {"after": -1, "before": 2, "declared": "3", "wrapped": "4", "plain": "5", "skipped": 6,
                              "bridged": "x", "field": "7"}),
    ("wrapped_json:Wrapped", {"numbers": "[1]", "free": "{}", "password": "p", "pin": 1}),
    ("decimals:Decimals", {"plain": "1E+10", "bounded": 1, "fraction": "1/3"}),
    ("decimals:Decimals", {"plain": 0.1, "bounded": "1.5", "fraction": 2}),
    ("numbers:Spelled", {"value": "NaN", "finite": 1.5}),
    ("enums:Enums", {"side": "buy", "mixed": 0.5, "rights": 3, "only": "buy", "either": "none", "scalars": None}),
    ("temporal:Temporal", {"aware": "2024-01-01T00:00:00Z", "naive": "2024-01-01T00:00:00",
                           "either": "2024-01-01T00:00:00", "past": "2000-01-01", "hour": "12:00"}),
    ("temporal:Seconds", {"span": 2.5}),
    ("temporal:Millis", {"at": 1704067200000, "span": 1500}),
    ("formats:Formats", {
        "id": ID, "id4": ID, "url": "ws://a", "dsn": "postgres://u:p@h/d", "email": "a@b.example",
        "named": "A B <a@b.example>", "address": "127.0.0.1", "network": "::/8", "any_address": "::1", "path": "a/b",
        "file": __file__, "pattern": "a+", "zone": "UTC", "size": "1 kB",
    }),
    ("binary:Text", {"raw": "é", "encoded": "aGk=", "safe": "aGk="}),
    ("binary:Coded", {"raw": "_w=="}),
    ("binary:Hex", {"raw": "ff"}),
    ("containers:Containers", {
        "items": [1], "unique": ["a"], "frozen": [1], "fixed": [1, "a"], "variadic": [1, 2], "empty": [],
        "sequence": [1],
        "iterable": [1], "queue": [1], "mapping": {"a": 1}, "ordered": {"a": 1}, "grouped": {"a": [1]},
        "counted": {"a": 2},
    }),
    (
        "keys:Keys",
        {"text": {"ab": 1}, "number": {"-1": 1}, "float": {"1.5": 1}, "flag": {"true": 1}, "day": {"2024-01-01": 1},
         "side": {"buy": 1}, "level": {"1": 1}, "rights": {"1": 1}, "literal": {"a": 1}},
    ),
    ("constrained:Constrained", {"short": "s", "plain": "AB1", "named": "2024", "flagged": "ABC"}),
    ("extras:Forbids", {"a": 1}),
    ("documented:Child", {"second": 2, "third": 3}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), SAMPLES, ids=lambda part: part if isinstance(part, str) else "")
def test_views_describe_the_wire(name: str, value: JsonValue) -> None:
    """A value that fits the In view is accepted, and what is then sent fits the Out view."""
    model = _model(name)
    read, catalog = read_everything(model)

    sent = json.loads(model.model_validate_json(json.dumps(value)).model_dump_json(by_alias=True))

    assert Wire(catalog, incoming=True).fits_model(value, read, {})
    assert Wire(catalog, incoming=False).fits_model(sent, read, {})


@pytest.mark.parametrize(("name", "value"), SAMPLES, ids=lambda part: part if isinstance(part, str) else "")
def test_defaults_may_be_written_out(name: str, value: JsonValue) -> None:
    """Sending the defaults the IR shows is the same as leaving the members out."""
    model = _model(name)
    read, _ = read_everything(model)
    defaults = {field.in_name: json.loads(field.default) for field in read.fields if field.default is not None}
    if not isinstance(value, dict):
        assert {} == defaults
        return

    short, written = (
        model.model_validate_json(json.dumps(one)).model_dump_json(by_alias=True)
        for one in (value, {**defaults, **value})
    )

    assert short == written


def _model(name: str) -> type[BaseModel]:
    module, _, attr = name.partition(":")
    found: type[BaseModel] = getattr(importlib.import_module(f"tests.introspect.project.rows.{module}"), attr)
    return found

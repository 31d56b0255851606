"""Schemas are compared by meaning: spelling does not matter, every word that changes a value does."""

from itertools import pairwise

import pytest

from tradegen.gates.compare import Direction, Side, differences
from tradegen_runtime.documents import JsonObject

READ = Direction(sent=False)
SENT = Direction(sent=True)
TEXT: JsonObject = {"type": "string"}
NULL: JsonObject = {"type": "null"}

SAME: list[tuple[JsonObject, JsonObject]] = [
    ({"type": "string", "title": "Name"}, {"type": "string", "description": "A name."}),
    ({"anyOf": [TEXT, NULL]}, {"type": ["null", "string"]}),
    ({"anyOf": [{"anyOf": [TEXT, NULL]}, {"type": "integer"}]}, {"oneOf": [{"type": "integer"}, NULL, TEXT]}),
    ({"const": "a"}, {"type": "string", "enum": ["a"]}),
    ({"anyOf": [{"const": 1}, {"const": 2}]}, {"enum": [2, 1]}),
    ({"anyOf": [{"enum": ["a"]}, NULL]}, {"enum": ["a", None]}),
    ({"type": "number", "minimum": 0.0}, {"type": "number", "minimum": 0}),
    ({"type": "array", "items": {}}, {"type": "array"}),
    ({"allOf": [TEXT], "title": "x"}, TEXT),
    ({"type": "object", "required": ["a", "b"]}, {"type": "object", "required": ["b", "a"]}),
    ({"type": "number", "default": "1.50"}, {"type": "number", "default": 1.5}),
]
OTHER: list[tuple[JsonObject, JsonObject, str]] = [
    (TEXT, {"type": "integer"}, 'type "string", not "integer"'),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}, 'one of "a", "b", not one of "a"'),
    ({"enum": [1]}, {"enum": ["1"]}, 'one of 1, not one of "1"'),
    ({"enum": [True]}, {"enum": [1]}, "one of true, not one of 1"),
    ({**TEXT, "minLength": 1}, TEXT, "minLength 1, not absent"),
    ({**TEXT, "format": "uuid"}, TEXT, 'format "uuid", not absent'),
    ({"anyOf": [TEXT, NULL]}, TEXT, "one of null, not nothing"),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": NULL}, "[]: string, not one of null"),
    ({**TEXT, "default": "a"}, TEXT, 'default "a", not without default'),
    ({**TEXT, "default": "a"}, {**TEXT, "default": "b"}, 'default "a", not "b"'),
    (
        {"type": "object", "properties": {"a": TEXT}},
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}},
        "members without, not b",
    ),
]


@pytest.mark.parametrize(("found", "wanted"), SAME)
def test_one_meaning_in_two_spellings(found: JsonObject, wanted: JsonObject) -> None:
    """Neither side has anything against the other."""
    assert ((), ()) == (differences(Side(found), Side(wanted), READ), differences(Side(wanted), Side(found), SENT))


@pytest.mark.parametrize(("found", "wanted", "said"), OTHER)
def test_two_meanings(found: JsonObject, wanted: JsonObject, said: str) -> None:
    """The difference is named once."""
    assert [said] == [str(one) for one in differences(Side(found), Side(wanted), READ)]


def test_recursion_ends() -> None:
    """Two recursive components of different names are one meaning; a difference inside them is found once."""
    node: JsonObject = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "v": TEXT}}
    knot: JsonObject = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Knot"}, "v": TEXT}}
    other: JsonObject = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Knot"}, "v": NULL}}
    found = Side({"$ref": "#/components/schemas/Node"}, {"Node": node})
    assert () == differences(found, Side({"$ref": "#/$defs/Knot"}, {"Knot": knot}), READ)
    said = differences(found, Side({"$ref": "#/$defs/Knot"}, {"Knot": other}), READ)
    assert ["v: string, not one of null"] == [str(one) for one in said]


def test_shared_components_cost_nothing() -> None:
    """A chain in which each component is used twice by the next is compared in a moment, not 2^60 steps."""
    names = [f"C{n}" for n in range(60)]
    chain: dict[str, JsonObject] = {"C0": TEXT}
    for before, name in pairwise(names):
        part = {"$ref": f"#/components/schemas/{before}"}
        chain[name] = {"type": "object", "properties": {"left": part, "right": part}}
    side = Side({"$ref": "#/components/schemas/C59"}, chain)
    assert () == differences(side, side, READ)


def test_what_is_sent_always_has_its_defaults() -> None:
    """FastAPI calls a member with a default optional; on the wire it is always there."""
    found: JsonObject = {"type": "object", "properties": {"a": {**TEXT, "default": "x"}}}
    wanted: JsonObject = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
    assert () == differences(Side(found), Side(wanted), Direction(sent=True, exact=False))
    assert () != differences(Side(found), Side(wanted), SENT)

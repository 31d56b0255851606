"""The components of the documents say what Pydantic says of the same types."""

from types import ModuleType

import orjson
import pytest
from tests.specs.meaning import Json, meaning
from tests.specs.pydantic_schema import pydantic_meaning

from tradegen.emit.specs import Specs
from tradegen.ir import ListType, ModelRef, NullType, StrType, TupleType, UnionType
from tradegen.specs.json_schema import SchemaWriter

NAMES = (
    "Camel",
    "Cat",
    "Colour",
    "Computed",
    "Defaulted",
    "Dog",
    "Forest",
    "Label",
    "Made",
    "Mixed",
    "Names",
    "Nested",
    "Odd",
    "Open",
    "Pinned",
    "Plain",
    "Point",
    "Size",
    "Strict",
    "Tree",
    "Zoo",
)

FLAG: Json = {"enum": [1, 4]}
"""Pydantic lists the members of a flag; the wire has their combinations, so the documents say ``integer``."""


@pytest.fixture(scope="module")
def components(specs: Specs) -> dict[str, Json]:
    """Components of the whole API's OpenAPI document."""
    content = next(file.content for file in specs.files if file.path == "specs/openapi.json")
    found: dict[str, Json] = orjson.loads(content)["components"]["schemas"]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_sent(name: str, components: dict[str, Json], contracts: ModuleType) -> None:
    """The component ``X`` means what Pydantic sends."""
    expected = pydantic_meaning(getattr(contracts, name), "serialization")
    assert corrected(expected, sent=True) == meaning({"$ref": name}, components)


@pytest.mark.parametrize("name", NAMES)
def test_accepted(name: str, components: dict[str, Json], contracts: ModuleType) -> None:
    """The component ``XInput``, or ``X`` where the views are one, means what Pydantic accepts."""
    expected = pydantic_meaning(getattr(contracts, name), "validation")
    found = f"{name}Input" if f"{name}Input" in components else name
    assert corrected(expected, sent=False) == meaning({"$ref": found}, components)


def corrected(schema: Json, *, sent: bool) -> Json:
    """Mend where Pydantic is not exact: any sum of flags is possible, a named tuple is always sent whole."""
    match schema:
        case dict() if schema == FLAG:
            return {"type": "integer"}
        case dict():
            found = {key: corrected(value, sent=sent) for key, value in schema.items()}
            return found | {"minItems": found["maxItems"]} if sent and "prefixItems" in found else found
        case list():
            return [corrected(one, sent=sent) for one in schema]
        case _:
            return schema


def test_instances_of_a_generic(components: dict[str, Json]) -> None:
    """Each set of arguments is a component of its own, named after them."""
    instances = {name: required(components, name, "items") for name in components if name.startswith("Page")}
    expected = {"PageOrder": "#/components/schemas/Order", "PageMade": "#/components/schemas/Made"}
    assert expected == {name: str(items["$ref"]) for name, items in instances.items()}


def required(components: dict[str, Json], name: str, field: str) -> dict[str, Json]:
    """Schema of the items of an array member."""
    component = components[name]
    assert isinstance(component, dict)
    properties = component["properties"]
    assert isinstance(properties, dict)
    member = properties[field]
    assert isinstance(member, dict)
    items = member["items"]
    assert isinstance(items, dict)
    return items


def test_enum_keeps_names(components: dict[str, Json]) -> None:
    """The names of an enum's members stand beside its values, with what is said of them."""
    expected = {
        "type": "string",
        "enum": ["red", "green"],
        "description": "What it looks like.",
        "x-enum-varnames": ["RED", "GREEN"],
        "x-enum-descriptions": ["", "As grass."],
    }
    assert expected == components["Colour"]


def test_texts_and_marks(components: dict[str, Json]) -> None:
    """Descriptions, defaults, examples and deprecation stand with the member."""
    defaulted, order = components["DefaultedInput"], components["Order"]
    assert isinstance(defaulted, dict) and isinstance(defaulted["properties"], dict)
    assert isinstance(order, dict) and isinstance(order["properties"], dict)
    expected = (
        {"type": "integer", "default": 0, "deprecated": True, "x-deprecated-reason": "use count"},
        {
            "type": "string",
            "description": 'Hostile: """ \\ */ ${x} {{ y }} # \u2028 end',
            "examples": ["o-1"],
        },
    )
    assert expected == (defaulted["properties"]["old"], order["properties"]["id"])


def pointer(ref: object) -> str:
    """Where a named type stands, for tests of a writer alone."""
    return f"#/x/{getattr(ref, 'ref', '')}"


UNION = UnionType(members=(ModelRef("A"), ModelRef("B")), tag="kind", tags=(('"a"',), ('"b"',)))


def test_dialect_of_openapi() -> None:
    """2020-12 has ``prefixItems`` and OpenAPI's discriminator object."""
    writer = SchemaWriter(pointer=pointer)
    found = (writer.schema(TupleType((StrType(), NullType()))), writer.schema(UNION))
    expected = (
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "null"}], "minItems": 2, "maxItems": 2},
        {
            "oneOf": [{"$ref": "#/x/A"}, {"$ref": "#/x/B"}],
            "discriminator": {"propertyName": "kind", "mapping": {"a": "#/x/A", "b": "#/x/B"}},
        },
    )
    assert expected == found


def test_dialect_of_asyncapi() -> None:
    """Draft-07 has a list of ``items``, ignores what stands beside ``$ref``; AsyncAPI's discriminator is a name."""
    writer = SchemaWriter(pointer=pointer, dialect="asyncapi")
    found = (
        writer.schema(TupleType((StrType(),))),
        writer.schema(UNION),
        writer.annotated(ModelRef("A"), {"description": "d"}),
    )
    expected = (
        {"type": "array", "items": [{"type": "string"}], "additionalItems": False, "minItems": 1, "maxItems": 1},
        {"oneOf": [{"$ref": "#/x/A"}, {"$ref": "#/x/B"}], "discriminator": "kind"},
        {"allOf": [{"$ref": "#/x/A"}], "description": "d"},
    )
    assert expected == found


def test_list_limits() -> None:
    """Sizes and uniqueness of a list are kept."""
    kind = ListType(StrType(), min_items=1, max_items=3, unique=True)
    expected = {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3, "uniqueItems": True}
    assert expected == SchemaWriter(pointer=pointer).schema(kind)

"""OpenAPI documents of modules and of the whole API."""

import pytest
from openapi_spec_validator import validate
from tests.specs.documents import dangling, document, within
from tests.specs.meaning import Json

from tradegen.emit.specs import Specs
from tradegen_runtime.documents import DocumentConflict, merge_openapi, section

DOCUMENTS = ("openapi.json", "catalog/openapi.json", "sales/openapi.json")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_valid(specs: Specs, path: str) -> None:
    """Every document keeps to OpenAPI 3.1 and has no dangling reference."""
    found = document(specs, path)
    validate(found)
    assert [] == dangling(found)


def test_whole_is_the_merge_of_the_modules(specs: Specs) -> None:
    """What the server merges at run time is what the generator wrote."""
    parts = [document(specs, "catalog/openapi.json"), document(specs, "sales/openapi.json")]
    assert document(specs, "openapi.json") == merge_openapi(parts, title="Shop API", version="2.1.0")


def test_operation(specs: Specs) -> None:
    """An operation carries its id, texts, parameters, response and problems."""
    problem = {"$ref": "#/components/schemas/ProblemDetails"}
    problem_content = {"application/problem+json": {"schema": problem}}
    pages = {"type": "array", "items": {"$ref": "#/components/schemas/Plain"}}
    expected = {
        "operationId": "getSome",
        "tags": ["catalog"],
        "summary": "Pages.",
        "description": "All of them.",
        "parameters": [
            {"name": "size", "in": "path", "required": True, "schema": {"$ref": "#/components/schemas/Size"}},
            {"name": "text", "in": "query", "required": True, "schema": {"type": "string"}},
            {"name": "colour", "in": "query", "required": False, "schema": {"$ref": "#/components/schemas/Colour"}},
            {
                "name": "max_results",
                "in": "query",
                "required": False,
                "description": "How many.",
                "schema": {"type": "integer", "minimum": 1, "default": 30},
            },
        ],
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": pages}}},
            "404": {"description": "Not Found", "content": problem_content},
            "422": {"description": "Unprocessable Content", "content": problem_content},
            "default": {"description": "Any other failure", "content": problem_content},
        },
    }
    assert expected == within(document(specs, "openapi.json"), "paths", "/api/v1/catalog/pages/{size}", "get")


def test_body_and_response_have_their_views(specs: Specs) -> None:
    """A request takes the In view, a response sends the Out view."""
    found = within(document(specs, "openapi.json"), "paths", "/api/v1/catalog/made", "put")
    media = ("content", "application/json", "schema", "$ref")
    expected = ("#/components/schemas/MadeInput", "#/components/schemas/Made")
    assert expected == (within(found, "requestBody", *media), within(found, "responses", "200", *media))


def test_no_content(specs: Specs) -> None:
    """A response of ``null`` has no content."""
    found = within(document(specs, "openapi.json"), "paths", "/api/v1/catalog/all", "delete", "responses", "204")
    assert {"description": "No Content"} == found


def test_topic_models_are_there(specs: Specs) -> None:
    """A model that only a topic uses is not lost to clients that read OpenAPI alone."""
    components = within(document(specs, "sales/openapi.json"), "components", "schemas")
    assert isinstance(components, dict)
    assert {"FollowInput", "State", "Point"} <= components.keys()


def part(schemas: dict[str, Json]) -> dict[str, Json]:
    """A document with nothing but components."""
    return {"paths": {}, "components": {"schemas": schemas}, "tags": []}


def test_same_name_same_schema() -> None:
    """A component two modules share stands once."""
    merged = merge_openapi([part({"A": {"type": "object"}})] * 2, title="t", version="1")
    assert {"A": {"type": "object"}} == section(section(merged, "components"), "schemas")


def test_same_name_other_schema() -> None:
    """Two modules that mean different things by one name cannot be served together."""
    parts = [part({"A": {"type": "object"}}), part({"A": {"type": "string"}})]
    with pytest.raises(DocumentConflict, match="components/schemas: 'A'"):
        merge_openapi(parts, title="t", version="1")

"""The schema that editors check route files with."""

from collections.abc import Callable

import jsonschema
import pytest
import yaml
from tests.specs.documents import document, within
from tests.specs.meaning import Json, listed
from tests.specs.project import SHOP

from tradegen.emit.specs import Specs

HEAD = "module: m\nversion: v1\nservice: S\n"


@pytest.fixture(scope="module")
def accepts(specs: Specs) -> Callable[[Json], bool]:
    """Whether the schema accepts a route file."""
    schema = document(specs, "routes.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema).is_valid


@pytest.mark.parametrize("domain", ["catalog", "sales"])
def test_real_files(accepts: Callable[[Json], bool], domain: str) -> None:
    """The shop's own route files are accepted."""
    text = (SHOP / f"contracts/corner_contracts/{domain}/routes.yaml").read_text()
    assert accepts(yaml.safe_load(text))


@pytest.mark.parametrize(
    "text",
    [
        "topics: {orders: {params: a.B}}",
        "topics: {orders: {update: a.B, delivery: sometimes}}",
        "topics: {Orders: {update: a.B}}",
        "routes: {getIt: {get: /x}}",
        "routes: {getIt: {get: /x, post: /x, response: null}}",
        "routes: {getIt: {get: x, response: null}}",
        "routes: {getIt: {get: /x, response: null, errors: {200: null}}}",
        "routes: {getIt: {get: /x, response: null, querry: {}}}",
        "access: Public",
        "access: private",
        "access: risk officer",
        "unknown: 1",
    ],
)
def test_mistakes(accepts: Callable[[Json], bool], text: str) -> None:
    """What the build refuses, the editor marks."""
    assert not accepts(stringed(yaml.safe_load(HEAD + text)))


def stringed(value: Json) -> Json:
    """JSON has text keys only; editors read YAML's integer keys as text."""
    if isinstance(value, dict):
        return {str(key): stringed(one) for key, one in value.items()}
    return value


def test_offers_the_models(specs: Specs) -> None:
    """An editor completes to the project's own models, by either name."""
    schema = document(specs, "routes.schema.json")
    offered = listed(within(schema, "$defs", "type", "anyOf", 0, "enum"))
    assert {"items.Plain", "catalog.items.Plain", "sales.orders.Order", "str"} <= set(map(str, offered))

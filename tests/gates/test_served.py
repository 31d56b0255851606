"""The gate ``served`` sees every kind of difference between what is served and what is described."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.gates.conftest import Copy, job_of
from tests.golden.build import Output
from tests.golden.cases import Case
from tests.golden.workspace import WORKSPACE

from tradegen.gates import model_look, server_look
from tradegen.gates.child_messages import Answer, Live
from tradegen.gates.models import model_findings
from tradegen.gates.python_child import ENVIRONMENT
from tradegen.gates.served import served_findings
from tradegen.gates.site import Site
from tradegen.project import Project

Document = dict[str, Any]

ORDERS = "/api/v1/broker/orders"
HISTORY = "/api/v1/broker/orders/history"


def schema(document: Document, name: str) -> Document:
    """Return a component."""
    found: Document = document["components"]["schemas"][name]
    return found


def parameter(document: Document, path: str, name: str) -> Document:
    """Return a query parameter of a path's GET."""
    found: Document = next(one for one in document["paths"][path]["get"]["parameters"] if one["name"] == name)
    return found


OPENAPI: dict[str, tuple[Callable[[Document], object], str]] = {
    "type of a response member": (
        lambda d: schema(d, "PlacedOrder")["properties"].update(version={"type": "string"}),
        "GET /api/v1/broker/orders: 200: [].version: type ",
    ),
    "type of a body member": (
        lambda d: schema(d, "PreOrderInput")["properties"].update(symbol={"type": "integer"}),
        "POST /api/v1/broker/orders: request body: symbol: ",
    ),
    "required member of a body": (
        lambda d: schema(d, "PreOrderInput")["required"].remove("symbol"),
        "POST /api/v1/broker/orders: request body: required symbol, not without",
    ),
    "required member of a response": (
        lambda d: schema(d, "PlacedOrder")["required"].remove("version"),
        "GET /api/v1/broker/orders: 200: []: required version, not without",
    ),
    "enum value": (
        lambda d: schema(d, "Side")["enum"].append("hold"),
        'one of "buy", "sell", not one of "buy", "hold", "sell"',
    ),
    "default of a parameter": (
        lambda d: parameter(d, HISTORY, "limit")["schema"].update(default=50),
        f"GET {HISTORY}: query parameter limit: default 100, not 50",
    ),
    "default of a body member": (
        lambda d: schema(d, "PreOrderInput")["properties"]["timeInForce"].update(default="day"),
        'request body: timeInForce: default "gtc", not "day"',
    ),
    "constraint": (
        lambda d: parameter(d, HISTORY, "limit")["schema"].update(maximum=10),
        f"GET {HISTORY}: query parameter limit: maximum 1000, not 10",
    ),
    "name of a parameter": (
        lambda d: parameter(d, HISTORY, "cursor").update(name="page"),
        f"GET {HISTORY}: query parameter cursor is read, and the document does not have it",
    ),
    "requiredness of a parameter": (
        lambda d: parameter(d, HISTORY, "cursor").update(required=True),
        f"GET {HISTORY}: query parameter cursor is optional in the server only",
    ),
    "path": (
        lambda d: d["paths"].pop(HISTORY),
        f"GET {HISTORY} is served, and the document does not have it",
    ),
    "method": (
        lambda d: d["paths"][ORDERS].update(put=d["paths"][ORDERS].pop("post")),
        f"PUT {ORDERS} is in the document, and the server does not serve it",
    ),
    "operationId": (
        lambda d: d["paths"][HISTORY]["get"].update(operationId="history"),
        f"GET {HISTORY}: operationId is getOrderHistory, not history",
    ),
    "status": (
        lambda d: d["paths"][HISTORY]["get"]["responses"].update({"410": {"description": "Gone"}}),
        f"GET {HISTORY}: it answers nothing instead of 410",
    ),
    "body": (
        lambda d: d["paths"][ORDERS]["post"].pop("requestBody"),
        f"POST {ORDERS}: the request body is read by the server only",
    ),
}

ASYNCAPI: dict[str, tuple[Callable[[Document], object], str]] = {
    "type of an update's member": (
        lambda d: schema(d, "PlacedOrder")["properties"].update(version={"type": "string"}),
        "orders.update: version: type ",
    ),
    "member of the params": (
        lambda d: schema(d, "OrderSubscriptionRequest")["properties"].update(more={"type": "string"}),
        "orders.subscribe: members without, not more",
    ),
    "enum value": (lambda d: schema(d, "Side")["enum"].pop(), "orders.update: side: one of "),
    "operation": (
        lambda d: d["operations"].pop("orders.update"),
        "orders.update is served at /api/v1/broker/ws, and the document does not have it",
    ),
    "direction": (
        lambda d: d["operations"]["orders.update"].update(action="receive"),
        "orders.update: the server would send it, and the document says receive",
    ),
    "reply": (
        lambda d: d["operations"]["orders.subscribe"].pop("reply"),
        "orders.subscribe: the reply is orders.subscribe.response, not none",
    ),
}


def live(answer: Answer) -> Live:
    """Return the part that the gate reads."""
    assert (answer.live, answer.failures) != (None, ())
    assert answer.live is not None
    return answer.live


def test_the_reference_application_agrees(site: Site, answer: Answer) -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == list(served_findings(site, live(answer)))


@pytest.mark.parametrize("what", OPENAPI)
def test_a_difference_of_rest_is_found(copy: Copy, answer: Answer, what: str) -> None:
    """One change of the OpenAPI document is named with its operation and place."""
    edit, sentence = OPENAPI[what]
    found = changed(copy, answer, "broker/openapi.json", edit)
    assert any(sentence in message for message in found), found


@pytest.mark.parametrize("what", ASYNCAPI)
def test_a_difference_of_topics_is_found(copy: Copy, answer: Answer, what: str) -> None:
    """One change of the AsyncAPI document is named with its operation and place."""
    edit, sentence = ASYNCAPI[what]
    found = changed(copy, answer, "broker/asyncapi.json", edit)
    assert any(sentence in message for message in found), found


@pytest.mark.parametrize("name", ["broker/openapi.json", "openapi.json", "broker/asyncapi.json", "asyncapi.json"])
def test_a_difference_of_the_emitted_documents_is_found(copy: Copy, answer: Answer, name: str) -> None:
    """What stands below ``specs`` is compared with what the server hands out."""
    path = copy.site.output / "specs" / name
    document = json.loads(path.read_text())
    schema(document, "Side")["enum"].append("hold")
    path.write_text(json.dumps(document))
    (found,) = served_findings(copy.site, live(answer))
    assert f"generated/specs/{name}" == found.file
    assert "schemas Side is not as the server hands it out" == found.message


def changed(copy: Copy, answer: Answer, document: str, edit: Callable[[Document], object]) -> list[str]:
    """Edit a document and return what the gate says."""

    def rewrite(text: str) -> str:
        loaded = json.loads(text)
        edit(loaded)
        return json.dumps(loaded)

    copy.change(document, rewrite)
    found = [one for one in served_findings(copy.site, live(answer)) if "/specs/" not in one.file]
    place = f"generated/python/trading_api/{document}"
    assert {(place, "served-differs", "served", "run: tradegen build")} == {
        (one.file, one.slug, one.gate, one.hint) for one in found
    }
    return [one.message for one in found]


def test_every_case_agrees_with_itself(python_packages: Mapping[Case, Output], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever can be declared, what is served and what clients hold mean what the documents say."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    wrong = {case.name: found for case in python_packages if (found := said_of(case))}
    assert {} == wrong


def said_of(case: Case) -> list[str]:
    """Return what the gates have against a case's output, which is importable here."""
    project = Project(
        root=WORKSPACE.parent, output=WORKSPACE.name, contracts="none", server=case.server, client=case.client
    )
    site = Site(project)
    job = job_of(site)
    seen = server_look.look_at(job)
    found = [*served_findings(site, seen), *model_findings(site, model_look.look_at(job))]
    return [f"{one.file}: {one.message}" for one in found if "/specs/" not in one.file]  # packages only stand here

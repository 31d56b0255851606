"""AsyncAPI documents of modules and of the whole API, in both versions."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from tests.specs.documents import dangling, document, within
from tests.specs.meaning import Json

from tradegen.emit.specs import Specs, SpecsEmitter
from tradegen.ir import Api
from tradegen.views.directions import decide_views
from tradegen_runtime.documents import merge_asyncapi

SCHEMAS = Path(__file__).parents[2] / "node_modules/@asyncapi/specs/schemas"
DOCUMENTS = [
    (f"{folder}{name}", version)
    for folder in ("", "sales/")
    for name, version in (("asyncapi.json", "3.0.0"), ("asyncapi-2.4.json", "2.4.0"))
]


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="AsyncAPI's schemas come with `npm install`")
@pytest.mark.parametrize(("path", "version"), DOCUMENTS)
def test_valid(specs: Specs, path: str, version: str) -> None:
    """Every document keeps to the schema that AsyncAPI publishes."""
    schema = json.loads((SCHEMAS / f"{version}-without-$id.json").read_text())
    found = document(specs, path)
    problems = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(found)]
    assert ([], version) == (problems, found["asyncapi"])


@pytest.mark.parametrize(("path", "version"), DOCUMENTS)
def test_references_lead_somewhere(specs: Specs, path: str, version: str) -> None:
    """No reference dangles."""
    assert [] == dangling(document(specs, path))


def test_topic(specs: Specs) -> None:
    """A topic is a channel with its delivery terms; to subscribe is a request with a reply."""
    found = document(specs, "sales/asyncapi.json")
    channel = within(found, "channels", "orders")
    assert isinstance(channel, dict)
    expected = (
        "/api/v1/sales/ws",
        {"mode": "latest", "history": 10, "lingerSeconds": 30},
        {
            "action": "receive",
            "channel": {"$ref": "#/channels/orders"},
            "messages": [{"$ref": "#/channels/orders/messages/orders.subscribe"}],
            "reply": {
                "channel": {"$ref": "#/channels/orders"},
                "messages": [{"$ref": "#/channels/orders/messages/orders.subscribe.response"}],
            },
            "tags": [{"name": "sales"}],
        },
    )
    subscribe = within(found, "operations", "orders.subscribe")
    assert expected == (channel["address"], channel["x-tradegen-delivery"], subscribe)


def accepts(specs: Specs, name: str, frame: Json) -> bool:
    """Whether the schema of a message accepts a frame."""
    found = document(specs, "sales/asyncapi.json")
    schema = {"$ref": f"#/components/messages/{name}/payload", "components": found["components"]}
    return jsonschema.Draft7Validator(schema).is_valid(frame)


@pytest.mark.parametrize(
    ("name", "frame", "accepted"),
    [
        ("orders.subscribe", {"type": "orders.subscribe", "id": "7", "payload": {"customer": "c"}}, True),
        ("orders.subscribe", {"type": "orders.subscribe", "payload": {"customer": ""}}, False),
        ("orders.subscribe", {"type": "orders.unsubscribe", "payload": {"customer": "c"}}, False),
        (
            "orders.subscribe",
            {"type": "orders.subscribe", "payload": {"customer": "c"}, "resume": {"epoch": "k", "seq": 4}},
            True,
        ),
        (
            "orders.subscribe.response",
            {
                "type": "orders.subscribe.response",
                "payload": {
                    "status": "ok",
                    "message": "Subscribed",
                    "topic": "t",
                    "epoch": "k",
                    "seq": 0,
                    "recovered": False,
                },
            },
            True,
        ),
        (
            "orders.subscribe.response",
            {
                "type": "orders.subscribe.response",
                "payload": {"status": "error", "message": "m", "code": "NO", "retryable": False},
            },
            True,
        ),
        ("orders.subscribe.response", {"type": "orders.subscribe.response", "payload": {"status": "ok"}}, False),
        (
            "heartbeat.update",
            {"type": "heartbeat.update", "payload": {"topic": "heartbeat:{}", "seq": 1, "payload": [1, 2]}},
            True,
        ),
        (
            "heartbeat.update",
            {"type": "heartbeat.update", "payload": {"topic": "heartbeat:{}", "seq": 1, "payload": [1]}},
            False,
        ),
        ("goaway", {"type": "goaway", "payload": {"reason": "drain", "reconnectAfterMs": 5}}, True),
        ("ping", {"type": "ping"}, True),
        ("auth", {"type": "auth", "id": "1", "payload": {"token": "t"}}, True),
        ("auth", {"type": "auth", "id": "1", "payload": {}}, False),
        ("auth.response", {"type": "auth.response", "id": "1", "payload": {"status": "ok", "expiresAt": 9}}, True),
        ("auth.expiring", {"type": "auth.expiring", "payload": {"expiresInMs": 30000}}, True),
        ("orders.fresh", {"type": "orders.fresh", "payload": {"topic": "t", "epoch": "e", "seq": 0}}, True),
        (
            "orders.stale",
            {"type": "orders.stale", "payload": {"topic": "t", "code": "C", "message": "m", "retryAfterMs": 5}},
            True,
        ),
    ],
)
def test_frames(specs: Specs, name: str, frame: Json, accepted: bool) -> None:
    """The schema of each message accepts the frames of the protocol, and no others."""
    assert accepted == accepts(specs, name, frame)


def test_whole_is_the_merge_of_the_modules(specs: Specs) -> None:
    """The document of all modules has their channels at the common address."""
    parts = [document(specs, "sales/asyncapi.json")]
    found = document(specs, "asyncapi.json")
    assert found == merge_asyncapi(parts, title="Shop API", version="2.1.0")
    assert "/api/v1/ws" == within(found, "channels", "orders", "address")


def test_older_version_names_the_client_s_part(specs: Specs) -> None:
    """2.4 has one channel an address; what the server receives is published by the client."""
    found = within(document(specs, "sales/asyncapi-2.4.json"), "channels", "/api/v1/sales/ws")
    names = {verb: references_of(within(found, verb, "message", "oneOf")) for verb in ("publish", "subscribe")}
    expected = {
        "publish": [
            "orders.subscribe",
            "orders.unsubscribe",
            "heartbeat.subscribe",
            "heartbeat.unsubscribe",
            "ping",
            "pong",
            "auth",
        ],
        "subscribe": [
            "orders.subscribe.response",
            "orders.unsubscribe.response",
            "orders.update",
            "orders.stale",
            "orders.fresh",
            "heartbeat.subscribe.response",
            "heartbeat.unsubscribe.response",
            "heartbeat.update",
            "heartbeat.stale",
            "heartbeat.fresh",
            "pong",
            "ping",
            "error",
            "goaway",
            "auth.response",
            "auth.expiring",
        ],
    }
    assert expected == names


def references_of(found: Json) -> list[str]:
    """Names that a list of references ends in."""
    assert isinstance(found, list)
    return [str(one["$ref"]).rpartition("/")[2] for one in found if isinstance(one, dict)]


def test_module_without_topics(specs: Specs) -> None:
    """A module that serves no socket promises none."""
    paths = [file.path for file in specs.files if file.path.startswith("specs/catalog/")]
    assert (["specs/catalog/openapi.json"], None) == (paths, specs.modules["catalog"].asyncapi_bytes)


def test_versions_have_documents_of_their_own(shop: Api) -> None:
    """Modules of different versions share neither a socket nor a document."""
    catalog, sales = shop.modules
    second = msgspec.structs.replace(sales, version="v2", ws_path="/api/v2/sales/ws")
    api = msgspec.structs.replace(shop, modules=(catalog, second))
    found = SpecsEmitter().emit(api, decide_views(api))
    whole = sorted(file.path for file in found.files if file.path.count("/") == 1)
    expected = [
        "specs/openapi.json",
        "specs/public_names.json",
        "specs/routes.schema.json",
        "specs/topic_keys.json",
        "specs/v2.asyncapi-2.4.json",
        "specs/v2.asyncapi.json",
        "specs/v2.openapi.json",
    ]
    address = within(document(found, "v2.asyncapi.json"), "channels", "orders", "address")
    assert (expected, "/api/v2/ws") == (whole, address)


def test_messages_of_2_4_are_identified(specs: Specs) -> None:
    """2.4 identifies each message by its name, but those that travel both ways; its tags are the channels'."""
    found = document(specs, "asyncapi-2.4.json")
    messages = within(found, "components", "messages")
    assert isinstance(messages, dict)
    identified = {name: message.get("messageId") for name, message in messages.items() if isinstance(message, dict)}
    both_ways = {"ping", "pong"}
    assert {name: None if name in both_ways else name for name in messages} == identified
    assert [{"name": "sales"}] == found["tags"]

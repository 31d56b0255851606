"""The AsyncAPI 3.0 document of one module."""

from typing import Final

import msgspec

from tradegen.ir import Module, Topic
from tradegen.specs.access import access_note, live_security
from tradegen.specs.access import schemes as security_schemes
from tradegen.specs.components import ViewWriter
from tradegen.specs.deprecation import deprecation_note
from tradegen.specs.frames import WIRE_SCHEMAS, frame, reply, snapshot_payload, update_payload
from tradegen.views.directions import Views
from tradegen_runtime.documents import ASYNCAPI_VERSION, JsonObject, JsonValue, info

_KINDS: Final = ("subscribe", "subscribe.response", "unsubscribe", "unsubscribe.response", "update", "stale", "fresh")
_SNAPSHOT_KINDS: Final = ("snapshot", "snapshot.response")

SESSION: Final = "wire.session"
"""The channel of the frames that belong to no topic; no topic can have this name."""

_SESSION_MESSAGES: Final[JsonObject] = {
    "ping": {"summary": "Asks the other side for a sign of life.", "payload": frame("ping", None, replied=True)},
    "pong": {"summary": "Answers a ping.", "payload": frame("pong", None, replied=True)},
    "error": {
        "summary": "A frame could not be understood; the connection stays open.",
        "payload": frame("error", {"$ref": "#/components/schemas/wire.failure"}, replied=True),
    },
    "goaway": {
        "summary": "The server is about to close; connect again.",
        "payload": frame("goaway", {"$ref": "#/components/schemas/wire.goingAway"}),
    },
    "auth": {
        "summary": "Goes on with a new token.",
        "payload": frame("auth", {"$ref": "#/components/schemas/wire.renewal"}, replied=True),
    },
    "auth.response": {
        "summary": "Answers an auth.",
        "payload": reply("auth.response", "wire.renewed"),
    },
    "auth.expiring": {
        "summary": "The token of the connection is about to expire.",
        "payload": frame("auth.expiring", {"$ref": "#/components/schemas/wire.expiring"}),
    },
}


def asyncapi_document(module: Module, views: Views, *, version: str, schemas: JsonObject) -> JsonObject:
    """Describe the topics of ``module``; ``schemas`` are the components its updates and params reach, by name."""
    messages: dict[str, JsonValue] = {name: named(name, message) for name, message in _SESSION_MESSAGES.items()}
    channels: dict[str, JsonValue] = {}
    operations: dict[str, JsonValue] = {}
    for topic in module.topics:
        channels[topic.name] = channel(topic, module)
        operations |= topic_operations(topic, module)
        messages |= topic_messages(topic, views)
    channels[SESSION] = session_channel(module)
    return {
        "asyncapi": ASYNCAPI_VERSION,
        "info": info(module.title or module.name, version, module.doc),
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations | session_operations(),
        "components": {
            "messages": dict(sorted(messages.items())),
            "schemas": dict(sorted({**schemas, **WIRE_SCHEMAS}.items())),
            **security_schemes(module.topics),
        },
    }


def named(name: str, message: JsonValue) -> JsonObject:
    """A message with the name it has on the wire."""
    content = message if isinstance(message, dict) else {}
    return {"name": name, "title": name, "contentType": "application/json", **content}


def topic_messages(topic: Topic, views: Views) -> dict[str, JsonValue]:
    """The frames of one topic, by their ``type``."""
    name = topic.name
    inward = ViewWriter(views=views, direction="in", dialect="asyncapi")
    outward = ViewWriter(views=views, direction="out", dialect="asyncapi")
    params: JsonObject = inward.schema(topic.params.in_type) if topic.params else {"type": "object"}
    update = update_payload(outward.schema(topic.update.out_type))
    found: dict[str, JsonObject] = {
        f"{name}.subscribe": frame(f"{name}.subscribe", params, replied=True, resumable=True),
        f"{name}.subscribe.response": reply(f"{name}.subscribe.response", "wire.subscribed"),
        f"{name}.unsubscribe": frame(f"{name}.unsubscribe", params, replied=True),
        f"{name}.unsubscribe.response": reply(f"{name}.unsubscribe.response", "wire.unsubscribed"),
        f"{name}.update": frame(f"{name}.update", update),
        f"{name}.stale": frame(f"{name}.stale", {"$ref": "#/components/schemas/wire.stale"}),
        f"{name}.fresh": frame(f"{name}.fresh", {"$ref": "#/components/schemas/wire.fresh"}),
    }
    if topic.snapshot is not None:
        item = outward.schema(topic.update.out_type)
        found[f"{name}.snapshot"] = frame(f"{name}.snapshot", params, replied=True)
        found[f"{name}.snapshot.response"] = snapshot_reply(f"{name}.snapshot.response", item)
    return {kind: named(kind, {**note(topic, kind), "payload": payload}) for kind, payload in found.items()}


def note(topic: Topic, kind: str) -> JsonObject:
    """The topic's own words, on its update."""
    return {"summary": topic.summary} if topic.summary and kind == f"{topic.name}.update" else {}


def snapshot_reply(kind: str, item: JsonObject) -> JsonObject:
    """The frame that answers a request for the items, either way."""
    outcomes: list[JsonValue] = [snapshot_payload(item), {"$ref": "#/components/schemas/wire.refused"}]
    return frame(kind, {"oneOf": outcomes}, replied=True)


def channel(topic: Topic, module: Module) -> JsonObject:
    """One topic: all its frames travel over the module's socket."""
    kinds = [*_KINDS, *(_SNAPSHOT_KINDS if topic.snapshot is not None else ())]
    return {
        "address": module.ws_path,
        "title": topic.name,
        **({"summary": topic.summary} if topic.summary else {}),
        **({"description": topic.doc} if topic.doc else {}),
        "messages": {f"{topic.name}.{kind}": component(f"{topic.name}.{kind}") for kind in kinds},
        "tags": [{"name": module.name}],
        "x-tradegen-delivery": delivery_terms(topic),
        **access_note(topic),
        **deprecation_note(topic),
        **snapshot_terms(topic),
    }


def delivery_terms(topic: Topic) -> JsonObject:
    """What a subscriber may rely on; what slow readers of a ``latest`` topic skip needs no word."""
    return {
        "mode": topic.delivery,
        "history": topic.history,
        **({"ratePerSecond": topic.rate_per_s} if topic.rate_per_s is not None else {}),
        **({"onSlow": topic.on_slow} if topic.delivery == "every" else {}),
        "lingerSeconds": topic.linger_s,
    }


def snapshot_terms(topic: Topic) -> JsonObject:
    """How updates make a list: the operation that lists the items, what identifies one, and when one has left."""
    snapshot = topic.snapshot
    if snapshot is None:
        return {}
    drop: JsonObject = {found.name: [json_value(value) for value in found.values] for found in snapshot.drop}
    return {"x-tradegen-snapshot": {"operation": snapshot.operation_id, "key": snapshot.key, "drop": drop}}


def json_value(text: str) -> JsonValue:
    """Read a JSON text."""
    value: JsonValue = msgspec.json.decode(text)
    return value


def session_channel(module: Module) -> JsonObject:
    """The frames of the connection itself."""
    return {
        "address": module.ws_path,
        "title": "session",
        "summary": "Frames of the connection itself.",
        "messages": {name: component(name) for name in _SESSION_MESSAGES},
    }


def topic_operations(topic: Topic, module: Module) -> dict[str, JsonValue]:
    """Subscribe and unsubscribe, each with its reply, and the updates the server sends."""
    tags = {"tags": [{"name": module.name}], **live_security(topic)}
    snapshot: JsonObject = (
        {f"{topic.name}.snapshot": {**request(topic.name, f"{topic.name}.snapshot"), **tags}}
        if topic.snapshot is not None
        else {}
    )
    return {
        f"{topic.name}.subscribe": {**request(topic.name, f"{topic.name}.subscribe"), **tags},
        f"{topic.name}.unsubscribe": {**request(topic.name, f"{topic.name}.unsubscribe"), **tags},
        **snapshot,
        **{
            f"{topic.name}.{kind}": {**sent(topic.name, f"{topic.name}.{kind}"), **tags}
            for kind in ("update", "stale", "fresh")
        },
    }


def session_operations() -> dict[str, JsonValue]:
    """Ping in either direction, and what the server says of its own accord."""
    return {
        "ping": request(SESSION, "ping", "pong"),
        "serverPing": {
            "action": "send",
            "channel": {"$ref": f"#/channels/{SESSION}"},
            "messages": [in_channel(SESSION, "ping")],
            "reply": answer(SESSION, "pong"),
        },
        "error": sent(SESSION, "error"),
        "goaway": sent(SESSION, "goaway"),
        "auth": request(SESSION, "auth"),
        "auth.expiring": sent(SESSION, "auth.expiring"),
    }


def request(name: str, kind: str, response: str = "") -> JsonObject:
    """An operation the server receives and answers."""
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{name}"},
        "messages": [in_channel(name, kind)],
        "reply": answer(name, response or f"{kind}.response"),
    }


def sent(name: str, kind: str) -> JsonObject:
    """An operation in which the server sends unasked."""
    return {"action": "send", "channel": {"$ref": f"#/channels/{name}"}, "messages": [in_channel(name, kind)]}


def answer(name: str, kind: str) -> JsonObject:
    """The reply of an operation, in the same channel."""
    return {"channel": {"$ref": f"#/channels/{name}"}, "messages": [in_channel(name, kind)]}


def component(name: str) -> JsonObject:
    """Reference to a message of the components."""
    return {"$ref": f"#/components/messages/{name}"}


def in_channel(name: str, kind: str) -> JsonObject:
    """Reference to a message of a channel."""
    return {"$ref": f"#/channels/{name}/messages/{kind}"}

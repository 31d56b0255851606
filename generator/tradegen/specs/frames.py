"""The frames of the WebSocket protocol as JSON Schema (draft-07, as AsyncAPI reads it)."""

from typing import Final

from tradegen.specs.problem import ERRORS_SCHEMA
from tradegen_runtime.documents import JsonObject, JsonValue

RESUME: Final[JsonObject] = {
    "type": "object",
    "description": "The last update seen, to go on from it.",
    "properties": {"epoch": {"type": "string"}, "seq": {"type": "integer", "minimum": 0}},
    "required": ["epoch", "seq"],
}
SUBSCRIBED: Final[JsonObject] = {
    "type": "object",
    "description": "The subscription stands: the next update has a greater `seq` than this.",
    "properties": {
        "status": {"const": "ok"},
        "message": {"type": "string"},
        "topic": {"type": "string", "description": "Key of the topic; updates carry it."},
        "epoch": {"type": "string", "description": "Changes when `seq` starts anew."},
        "seq": {"type": "integer", "minimum": 0, "description": "Number of the last update published so far."},
        "recovered": {"type": "boolean", "description": "The updates missed since `resume` follow."},
    },
    "required": ["status", "message", "topic", "epoch", "seq", "recovered"],
}
UNSUBSCRIBED: Final[JsonObject] = {
    "type": "object",
    "description": "The subscription has ended.",
    "properties": {"status": {"const": "ok"}, "message": {"type": "string"}, "topic": {"type": "string"}},
    "required": ["status", "message", "topic"],
}
REFUSED: Final[JsonObject] = {
    "type": "object",
    "description": "The request was refused.",
    "properties": {
        "status": {"const": "error"},
        "message": {"type": "string"},
        "code": {"type": "string", "description": "Stable name of the reason, for programs."},
        "retryable": {"type": "boolean", "description": "Whether trying again later can help."},
        "topic": {"type": "string"},
        "errors": ERRORS_SCHEMA,
    },
    "required": ["status", "message", "code", "retryable"],
}
FAILURE: Final[JsonObject] = {
    "type": "object",
    "description": "What is wrong with a frame that names no known route.",
    "properties": {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "retryable": {"type": "boolean"},
        "errors": ERRORS_SCHEMA,
    },
    "required": ["code", "message", "retryable"],
}
GOING_AWAY: Final[JsonObject] = {
    "type": "object",
    "description": "The server drains this connection.",
    "properties": {"reason": {"type": "string"}, "reconnectAfterMs": {"type": "integer", "minimum": 0}},
    "required": ["reason", "reconnectAfterMs"],
}
STALE: Final[JsonObject] = {
    "type": "object",
    "description": "The source of the topic has failed and is being restarted; the subscription stands.",
    "properties": {
        "topic": {"type": "string", "description": "Key of the topic."},
        "code": {"type": "string"},
        "message": {"type": "string"},
        "retryAfterMs": {"type": "integer", "minimum": 0, "description": "When the first restart is tried."},
    },
    "required": ["topic", "code", "message", "retryAfterMs"],
}
FRESH: Final[JsonObject] = {
    "type": "object",
    "description": "The source of the topic runs again, in a new epoch.",
    "properties": {
        "topic": {"type": "string", "description": "Key of the topic."},
        "epoch": {"type": "string"},
        "seq": {"type": "integer", "minimum": 0, "description": "The next update has a greater one."},
    },
    "required": ["topic", "epoch", "seq"],
}
EXPIRING: Final[JsonObject] = {
    "type": "object",
    "description": "The token of the connection is about to expire; `auth` with a new one keeps it open.",
    "properties": {"expiresInMs": {"type": "integer", "minimum": 0}},
    "required": ["expiresInMs"],
}
RENEWAL: Final[JsonObject] = {
    "type": "object",
    "description": "A new token of the same subject.",
    "properties": {"token": {"type": "string"}},
    "required": ["token"],
}
RENEWED: Final[JsonObject] = {
    "type": "object",
    "description": "The connection goes on with the new token.",
    "properties": {
        "status": {"const": "ok"},
        "expiresAt": {"type": "integer", "description": "Seconds since 1970."},
    },
    "required": ["status", "expiresAt"],
}
EMPTY: Final[JsonObject] = {"type": "object", "description": "Empty; may be left out."}
WIRE_SCHEMAS: Final[JsonObject] = {
    "wire.expiring": EXPIRING,
    "wire.failure": FAILURE,
    "wire.fresh": FRESH,
    "wire.goingAway": GOING_AWAY,
    "wire.refused": REFUSED,
    "wire.renewal": RENEWAL,
    "wire.renewed": RENEWED,
    "wire.resume": RESUME,
    "wire.stale": STALE,
    "wire.subscribed": SUBSCRIBED,
    "wire.unsubscribed": UNSUBSCRIBED,
}
"""Components of every AsyncAPI document; their names hold a dot, which no declared name does."""


def frame(kind: str, payload: JsonObject | None, *, replied: bool = False, resumable: bool = False) -> JsonObject:
    """The schema of the frame ``kind``; ``replied`` frames may carry an ``id``, ``resumable`` ones a ``resume``.

    A frame whose ``payload`` is ``None`` says nothing but its kind.
    """
    fields: dict[str, JsonValue] = {"type": {"const": kind}}
    if replied:
        fields["id"] = {"type": "string", "description": "Chosen by the client; the reply carries the same."}
    if resumable:
        fields["resume"] = {"$ref": "#/components/schemas/wire.resume"}
    if payload is None:
        return {"type": "object", "properties": {**fields, "payload": EMPTY}, "required": ["type"]}
    return {"type": "object", "properties": {**fields, "payload": payload}, "required": ["type", "payload"]}


def reply(kind: str, accepted: str) -> JsonObject:
    """The frame that answers a request, either way."""
    outcomes: list[JsonValue] = [
        {"$ref": f"#/components/schemas/{accepted}"},
        {"$ref": "#/components/schemas/wire.refused"},
    ]
    return frame(kind, {"oneOf": outcomes}, replied=True)


def update_payload(update: JsonObject) -> JsonObject:
    """What surrounds one update of a topic."""
    return {
        "type": "object",
        "properties": {
            "topic": {"type": "string", "description": "Key of the topic."},
            "seq": {"type": "integer", "minimum": 0, "description": "One more than the update before it."},
            "snapshot": {"const": True, "description": "Restates the last update to a new subscriber."},
            "payload": update,
        },
        "required": ["topic", "seq", "payload"],
    }


def snapshot_payload(item: JsonObject) -> JsonObject:
    """The items of a topic and what they join."""
    return {
        "type": "object",
        "properties": {
            "status": {"const": "ok"},
            "topic": {"type": "string", "description": "Key of the topic."},
            "epoch": {"type": "string", "description": "The epoch that `since` and `seq` belong to."},
            "since": {"type": "integer", "minimum": 0, "description": "Last update before the items were read."},
            "seq": {"type": "integer", "minimum": 0, "description": "Last update when they had been read."},
            "items": {"type": "array", "items": item},
        },
        "required": ["status", "topic", "epoch", "since", "seq", "items"],
    }

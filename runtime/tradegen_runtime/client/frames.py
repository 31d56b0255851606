"""The frames of the wire as values: what the client sends as text, what it receives as a closed union."""

import json
from dataclasses import dataclass

import msgspec
from pydantic import JsonValue


@dataclass(frozen=True)
class Resume:
    """Where a subscription had got to: the last ``seq`` seen within ``epoch``."""

    epoch: str
    seq: int


@dataclass(frozen=True)
class Reply:
    """An accepted request. ``topic`` is the server's key; ``epoch`` and ``seq`` say where updates start."""

    request_id: str
    topic: str
    epoch: str | None
    seq: int | None
    recovered: bool


@dataclass(frozen=True)
class Snapshot:
    """The items of a topic as JSON texts, read after update ``since`` and before any after ``seq``."""

    request_id: str
    epoch: str
    since: int
    seq: int
    items: tuple[bytes, ...]


@dataclass(frozen=True)
class Refusal:
    """A refused request (``request_id`` given), the end of a live ``topic``, or a complaint about neither."""

    request_id: str | None
    topic: str
    code: str
    message: str
    retryable: bool


@dataclass(frozen=True)
class Update:
    """One update of a topic; ``content`` is the payload's JSON text."""

    topic: str
    seq: int | None
    snapshot: bool
    content: bytes


@dataclass(frozen=True)
class Ping:
    """The server asks whether the client lives; ``request_id`` is echoed."""

    request_id: str | None


@dataclass(frozen=True)
class Pong:
    """The server lives."""


@dataclass(frozen=True)
class Goaway:
    """The server is about to close; come back after the given time."""

    reason: str
    reconnect_after_s: float


@dataclass(frozen=True)
class UnknownMessage:
    """A frame of a type this client does not know."""

    type: str
    payload: JsonValue


@dataclass(frozen=True)
class Ignored:
    """A frame this client has no use for, and why."""

    detail: str


Inbound = Reply | Snapshot | Refusal | Update | Ping | Pong | Goaway | UnknownMessage | Ignored


class _Envelope(msgspec.Struct):
    type: str
    payload: msgspec.Raw = msgspec.Raw(b"null")
    id: str | None = None


class _UpdatePayload(msgspec.Struct):
    topic: str
    payload: msgspec.Raw
    seq: int | None = None
    snapshot: bool = False


class _ReplyPayload(msgspec.Struct):
    status: str = "ok"
    message: str = ""
    topic: str = ""
    epoch: str | None = None
    seq: int | None = None
    recovered: bool = False
    code: str = "REFUSED"
    retryable: bool = False


class _SnapshotPayload(msgspec.Struct):
    epoch: str
    since: int
    seq: int
    items: list[msgspec.Raw]


class _GoawayPayload(msgspec.Struct, rename="camel"):
    reason: str = ""
    reconnect_after_ms: float = 0.0


_value = msgspec.json.Decoder[JsonValue]()
_envelope = msgspec.json.Decoder(_Envelope)
_update = msgspec.json.Decoder(_UpdatePayload)
_reply = msgspec.json.Decoder(_ReplyPayload)
_snapshot = msgspec.json.Decoder(_SnapshotPayload)
_goaway = msgspec.json.Decoder(_GoawayPayload)


def read_frame(text: str | bytes) -> Inbound:
    """Read a received frame; what is not understood becomes :class:`Ignored`, never an exception."""
    if isinstance(text, bytes):
        return Ignored("a binary frame")
    try:
        envelope = _envelope.decode(text)
        if envelope.type.endswith(".update"):
            return _read_update(envelope)
        if envelope.type.endswith(".response"):
            return _read_reply(envelope)
        return _read_control(envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Ignored(f"not a frame: {error}")


def _read_update(envelope: _Envelope) -> Inbound:
    payload = _update.decode(envelope.payload)
    return Update(payload.topic, payload.seq, payload.snapshot, bytes(payload.payload))


def _read_reply(envelope: _Envelope) -> Inbound:
    payload = _reply.decode(envelope.payload)
    if payload.status != "ok":
        return _refusal(envelope.id, payload)
    if envelope.id is None:
        return Ignored(f"{envelope.type} without id")
    if envelope.type.endswith(".snapshot.response"):
        found = _snapshot.decode(envelope.payload)
        return Snapshot(envelope.id, found.epoch, found.since, found.seq, tuple(map(bytes, found.items)))
    return Reply(envelope.id, payload.topic, payload.epoch, payload.seq, payload.recovered)


def _refusal(request_id: str | None, payload: _ReplyPayload) -> Refusal:
    return Refusal(request_id, payload.topic, payload.code, payload.message, payload.retryable)


def _read_control(envelope: _Envelope) -> Inbound:
    match envelope.type:
        case "ping":
            return Ping(envelope.id)
        case "pong":
            return Pong()
        case "goaway":
            goaway = _goaway.decode(envelope.payload)
            return Goaway(goaway.reason, goaway.reconnect_after_ms / 1000)
        case "error":
            return _refusal(envelope.id, _reply.decode(envelope.payload))
        case unknown:
            return UnknownMessage(unknown, _value.decode(envelope.payload))


def request_frame(kind: str, request_id: str, payload: JsonValue, resume: Resume | None = None) -> str:
    """Print ``orders.subscribe`` or ``orders.unsubscribe``."""
    frame: dict[str, JsonValue] = {"type": kind, "id": request_id, "payload": payload}
    if resume is not None:
        frame["resume"] = {"epoch": resume.epoch, "seq": resume.seq}
    return _print(frame)


def ping_frame(request_id: str) -> str:
    """Print the question whether the server lives."""
    return _print({"type": "ping", "id": request_id})


def pong_frame(request_id: str | None) -> str:
    """Print the answer to the server's ping."""
    return _print({"type": "pong"} if request_id is None else {"type": "pong", "id": request_id})


def _print(frame: dict[str, JsonValue]) -> str:
    return json.dumps(frame, separators=(",", ":"))

"""The frames of the wire as values: what the client sends as text, what it receives as a closed union."""

import json
from dataclasses import dataclass
from typing import Annotated, Literal

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
class Stale:
    """The source of a topic has failed and is being restarted; nobody has to ask for that."""

    topic: str
    code: str
    message: str


@dataclass(frozen=True)
class Fresh:
    """A topic that was stale goes on at ``position``."""

    topic: str
    position: Resume


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

    request_id: str | int | None


@dataclass(frozen=True)
class Pong:
    """The server lives."""


@dataclass(frozen=True)
class Goaway:
    """The server is about to close; come back after the given time."""

    reason: str
    reconnect_after_s: float


@dataclass(frozen=True)
class TokenExpiring:
    """The token of this socket is about to expire; another one may be sent."""


@dataclass(frozen=True)
class UnknownMessage:
    """A frame of a type this client does not know."""

    type: str
    payload: JsonValue


@dataclass(frozen=True)
class Ignored:
    """A frame this client has no use for, and why."""

    detail: str


Inbound = (
    Reply
    | Snapshot
    | Refusal
    | Stale
    | Fresh
    | Update
    | Ping
    | Pong
    | Goaway
    | TokenExpiring
    | UnknownMessage
    | Ignored
)

_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]  # what every language can count


class _Envelope(msgspec.Struct):
    type: str
    payload: msgspec.Raw = msgspec.Raw(b"null")
    id: str | int | None = None


# A member that may be left out may be null as well: some servers write it so.
class _UpdatePayload(msgspec.Struct):
    topic: str
    payload: msgspec.Raw
    seq: _Count | None = None
    snapshot: bool | None = None


class _ReplyPayload(msgspec.Struct):
    status: str | None = None
    message: str | None = None
    topic: str | None = None
    epoch: str | None = None
    seq: _Count | None = None
    recovered: bool | None = None
    code: str | None = None
    retryable: bool | None = None


class _SnapshotPayload(msgspec.Struct):
    epoch: str
    since: _Count
    seq: _Count
    items: list[msgspec.Raw]


class _FreshPayload(msgspec.Struct):
    topic: str
    epoch: str
    seq: _Count


class _GoawayPayload(msgspec.Struct, rename="camel"):
    reason: str | None = None
    reconnect_after_ms: float | None = None


_value = msgspec.json.Decoder[JsonValue]()
_envelope = msgspec.json.Decoder(_Envelope)
_update = msgspec.json.Decoder(_UpdatePayload)
_reply = msgspec.json.Decoder(_ReplyPayload)
_snapshot = msgspec.json.Decoder(_SnapshotPayload)
_fresh = msgspec.json.Decoder(_FreshPayload)
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
        if envelope.type.endswith((".stale", ".fresh")):
            return _read_restart(envelope)
        return _read_control(envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Ignored(f"not a frame: {error}")


def _read_update(envelope: _Envelope) -> Inbound:
    payload = _update.decode(envelope.payload)
    return Update(payload.topic, payload.seq, payload.snapshot is True, bytes(payload.payload))


def _read_reply(envelope: _Envelope) -> Inbound:
    payload = _reply.decode(envelope.payload)
    request_id = _request_id(envelope)
    if (payload.status or "ok") != "ok":
        return _refusal(request_id, payload)
    if request_id is None:
        return Ignored(f"{envelope.type} without id")
    if envelope.type.endswith(".snapshot.response"):
        found = _snapshot.decode(envelope.payload)
        return Snapshot(request_id, found.epoch, found.since, found.seq, tuple(map(bytes, found.items)))
    return Reply(request_id, payload.topic or "", payload.epoch, payload.seq, payload.recovered is True)


def _read_restart(envelope: _Envelope) -> Inbound:
    if envelope.type.endswith(".stale"):
        told = _refusal(None, _reply.decode(envelope.payload))
        return Stale(told.topic, told.code, told.message)
    payload = _fresh.decode(envelope.payload)
    return Fresh(payload.topic, Resume(payload.epoch, payload.seq))


def _request_id(envelope: _Envelope) -> str | None:
    """The id of a request of ours, which is text; a server may have read it as a number."""
    return None if envelope.id is None else str(envelope.id)


def _refusal(request_id: str | None, payload: _ReplyPayload) -> Refusal:
    return Refusal(
        request_id, payload.topic or "", payload.code or "REFUSED", payload.message or "", payload.retryable is True
    )


def _read_control(envelope: _Envelope) -> Inbound:
    match envelope.type:
        case "ping":
            return Ping(envelope.id)
        case "pong":
            return Pong()
        case "goaway":
            goaway = _goaway.decode(envelope.payload)
            return Goaway(goaway.reason or "", (goaway.reconnect_after_ms or 0.0) / 1000)
        case "error":
            return _refusal(_request_id(envelope), _reply.decode(envelope.payload))
        case "auth.expiring":
            return TokenExpiring()
        case unknown:
            return UnknownMessage(unknown, _value.decode(envelope.payload))


def request_frame(kind: str, request_id: str, payload: JsonValue, resume: Resume | None = None) -> str:
    """Print ``orders.subscribe`` or ``orders.unsubscribe``."""
    frame: dict[str, JsonValue] = {"type": kind, "id": request_id, "payload": payload}
    if resume is not None:
        frame["resume"] = {"epoch": resume.epoch, "seq": resume.seq}
    return _print(frame)


def life_frame(kind: Literal["ping", "pong"], request_id: str | int | None) -> str:
    """Print the question whether the server lives, or the answer to its own, whose id it repeats."""
    return _print({"type": kind} if request_id is None else {"type": kind, "id": request_id})


def auth_frame(request_id: str, token: str) -> str:
    """Print the next token of this socket."""
    return _print({"type": "auth", "id": request_id, "payload": {"token": token}})


def _print(frame: dict[str, JsonValue]) -> str:
    return json.dumps(frame, separators=(",", ":"))

"""The frames of the wire: received ones are read into values, sent ones printed as text."""

import json
from typing import Annotated, Literal

import msgspec
from pydantic import JsonValue

from tradegen_runtime.client.inbound import (
    Fresh,
    Goaway,
    Ignored,
    Inbound,
    Ping,
    Pong,
    Refusal,
    Reply,
    Resume,
    Snapshot,
    Stale,
    TokenExpiring,
    UnknownMessage,
    Update,
)

_LARGEST = 2**53 - 1  # what every language can count to

_Number = Annotated[int, msgspec.Meta(ge=0, le=_LARGEST)] | float | None  # JSON has one kind of number: 5.0 is 5


# One reading of members of another type than promised, alike in every client (``docs/protocol.md``, "Frames"): of a
# member that is ``object`` here another type is none at all, for the others it makes the frame malformed.
class _Envelope(msgspec.Struct):
    type: str
    payload: msgspec.Raw = msgspec.Raw(b"null")
    id: object = None


# A member that may be left out may be null as well: some servers write it so.
class _UpdatePayload(msgspec.Struct):
    topic: str
    payload: msgspec.Raw
    seq: _Number = None
    snapshot: object = None


class _Status(msgspec.Struct):
    status: str | None = None


class _Refused(msgspec.Struct):
    topic: object = None
    code: object = None
    message: object = None
    retryable: object = None


class _Confirmation(msgspec.Struct):
    topic: object = None
    epoch: str | None = None
    seq: _Number = None
    recovered: object = None


class _SnapshotPayload(msgspec.Struct):
    epoch: str
    since: _Number
    seq: _Number
    items: list[msgspec.Raw]


class _FreshPayload(msgspec.Struct):
    topic: str
    epoch: str
    seq: _Number


class _GoawayPayload(msgspec.Struct, rename="camel"):
    reason: object = None
    reconnect_after_ms: object = None


_value = msgspec.json.Decoder[JsonValue]()
_envelope = msgspec.json.Decoder(_Envelope)
_update = msgspec.json.Decoder(_UpdatePayload)
_status = msgspec.json.Decoder(_Status)
_refused = msgspec.json.Decoder(_Refused)
_confirmation = msgspec.json.Decoder(_Confirmation)
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
    return Update(payload.topic, _seq(payload.seq), payload.snapshot is True, bytes(payload.payload))


def _read_reply(envelope: _Envelope) -> Inbound:
    members = _members(envelope)
    request_id = _request_id(envelope)
    if (_status.decode(members).status or "ok") != "ok":
        return _refusal(request_id, members)
    if request_id is None:
        return Ignored(f"not a frame: {envelope.type} without id")
    if envelope.type.endswith(".snapshot.response"):
        found = _snapshot.decode(members)
        return Snapshot(request_id, found.epoch, _whole(found.since), _whole(found.seq), tuple(map(bytes, found.items)))
    reply = _confirmation.decode(members)
    if envelope.type.endswith(".subscribe.response") and not isinstance(reply.topic, str):
        return Ignored(f"not a frame: {envelope.type} without topic")
    return Reply(request_id, _text(reply.topic), reply.epoch, _seq(reply.seq), reply.recovered is True)


def _read_restart(envelope: _Envelope) -> Inbound:
    if envelope.type.endswith(".stale"):
        told = _refusal(None, _members(envelope))
        return Stale(told.topic, told.code, told.message)
    payload = _fresh.decode(envelope.payload)
    return Fresh(payload.topic, Resume(payload.epoch, _whole(payload.seq)))


def _read_control(envelope: _Envelope) -> Inbound:
    match envelope.type:
        case "ping":
            return Ping(_id(envelope))
        case "pong":
            return Pong()
        case "goaway":
            goaway = _goaway.decode(_members(envelope))
            return Goaway(_text(goaway.reason), (_count(goaway.reconnect_after_ms) or 0) / 1000)
        case "error":
            return _refusal(_request_id(envelope), _members(envelope))
        case "auth.expiring":
            return TokenExpiring()
        case unknown:
            return UnknownMessage(unknown, _value.decode(envelope.payload))


def _refusal(request_id: str | None, members: bytes) -> Refusal:
    told = _refused.decode(members)
    code = _text(told.code) or "REFUSED"
    return Refusal(request_id, _text(told.topic), code, _text(told.message), told.retryable is True)


def _members(envelope: _Envelope) -> bytes:
    """The payload's JSON text; what is no object has no members."""
    payload = bytes(envelope.payload)
    return payload if payload.startswith(b"{") else b"{}"


def _id(envelope: _Envelope) -> str | int | None:
    return envelope.id if isinstance(envelope.id, str) else _count(envelope.id)


def _request_id(envelope: _Envelope) -> str | None:
    """The id of a request of ours, which is text; a server may have read it as a number."""
    found = _id(envelope)
    return None if found is None else str(found)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _seq(value: _Number) -> int | None:
    """A number of an update, where there is one. Raises: ``msgspec.ValidationError``: it counts nothing."""
    return _whole(value) if isinstance(value, float) else value


def _whole(value: _Number) -> int:
    number = _count(value)
    if number is None:
        raise msgspec.ValidationError(f"{value} counts nothing")
    return number


def _count(value: object) -> int | None:
    """A whole number that every language can count to, else ``None``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST else None


def request_frame(kind: str, request_id: str, payload: JsonValue, resume: Resume | None = None) -> str:
    """Print ``orders.subscribe`` with where to resume, ``orders.unsubscribe``, ``auth`` with the next token."""
    frame: dict[str, object] = {"type": kind, "id": request_id, "payload": payload}
    if resume is not None:
        frame["resume"] = {"epoch": resume.epoch, "seq": resume.seq}
    return _print(frame)


def life_frame(kind: Literal["ping", "pong"], request_id: str | int | None) -> str:
    """Print the question whether the server lives, or the answer to its own, whose id it repeats."""
    return _print({"type": kind} if request_id is None else {"type": kind, "id": request_id})


def _print(frame: dict[str, object]) -> str:
    return json.dumps(frame, separators=(",", ":"))

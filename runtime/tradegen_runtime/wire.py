"""The frames of the live wire: reading requests, writing replies, and updates that are encoded once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from tradegen_runtime.refusal import Refusal

CLOSE_GOING_AWAY: Final = 4001
"""The server drains; reconnect. 4000–4499 reconnect, 4500–4999 never do."""
CLOSE_IDLE: Final = 4002
"""Nothing was received for the idle time-out; reconnect."""
CLOSE_LIFESPAN: Final = 4003
"""The connection reached its maximum age; reconnect."""
CLOSE_UNAUTHORIZED: Final = 4005
"""The token of the connection has expired or was revoked, or its user is another; reconnect with another."""
CLOSE_SLOW: Final = 4008
"""The reader is too slow for its topics; reconnect."""
CLOSE_TOO_MANY_FRAMES: Final = 4013
"""The peer ignores the rate limit; reconnect later."""
CLOSE_TOO_MANY_ERRORS: Final = 4509
"""The peer keeps sending frames that are not of this protocol; do not reconnect."""
CLOSE_TOO_BIG: Final = 1009
"""A frame exceeds the size limit (RFC 6455 §7.4.1)."""

ABNORMAL_CLOSURE: Final = 1006
"""The connection was lost without a close frame (RFC 6455 §7.4.1)."""

MAX_REASON_BYTES: Final = 123
"""Longest close reason: a control frame carries 125 bytes, two of them the code (RFC 6455 §5.5)."""

RequestId = str | int
"""The ``id`` a request may carry; its replies carry the same."""


class Resume(msgspec.Struct, frozen=True):
    """Where a subscriber stopped: its epoch and the last seq it saw."""

    epoch: str
    seq: int


class Request(msgspec.Struct, frozen=True):
    """One inbound frame; ``payload`` is raw JSON, empty where the frame had none."""

    type: str
    payload: msgspec.Raw = msgspec.Raw(b"")
    id: RequestId | None = None
    resume: Resume | None = None


class _Identified(msgspec.Struct, frozen=True):
    id: RequestId | None = None


_REQUESTS: Final = msgspec.json.Decoder(Request)
_IDENTIFIED: Final = msgspec.json.Decoder(_Identified)


def read_request(text: str) -> Request:
    """Read one inbound text frame.

    Raises:
        Refusal: ``BAD_JSON`` where it is not JSON, ``BAD_FRAME`` where it is not a frame of this protocol.
    """
    try:
        return _REQUESTS.decode(text)
    except msgspec.ValidationError as invalid:
        raise Refusal("BAD_FRAME", f"Not a frame: {invalid}") from invalid
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as undecodable:
        raise Refusal("BAD_JSON", "The frame is not JSON") from undecodable


def read_id(text: str) -> RequestId | None:
    """Read what names a text that is no request, so that its sender knows which one was refused."""
    try:
        return _IDENTIFIED.decode(text).id
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


class SharedFrame:
    """One outbound text frame: encoded once, shared by every connection it goes to."""

    __slots__ = ("_text", "_wire", "body")

    def __init__(self, body: bytes) -> None:
        self.body: Final = body
        self._text: str | None = None
        self._wire: bytes | None = None

    def __len__(self) -> int:
        return len(self.body)

    @property
    def text(self) -> str:
        """The JSON text, for servers that take text."""
        if self._text is None:
            self._text = self.body.decode()
        return self._text

    @property
    def wire(self) -> bytes:
        """The frame as an unmasked, uncompressed WebSocket text frame (RFC 6455 §5.2)."""
        if self._wire is None:
            self._wire = _frame_head(len(self.body)) + self.body
        return self._wire


def _frame_head(size: int) -> bytes:
    if size < 126:
        return bytes((0x81, size))
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2)
    return b"\x81\x7f" + size.to_bytes(8)


def begun_frames(frames: Sequence[SharedFrame], written: int) -> tuple[int, int]:
    """Return how many of the frames have begun to leave with the first ``written`` bytes, and where the last ends.

    The first one always has: somebody must wait until the socket takes more.
    """
    begun = end = 0
    for frame in frames:
        if begun and end >= written:
            break
        begun += 1
        end += len(frame.wire)
    return begun, end


class UpdateFrames:
    """Writes the update frames of one topic around encoded payloads."""

    def __init__(self, route: str, key: str) -> None:
        self._head: Final = b'{"type":%b,"payload":{"topic":%b,"seq":' % (
            msgspec.json.encode(f"{route}.update"),
            msgspec.json.encode(key),
        )

    def update(self, seq: int, payload: bytes) -> SharedFrame:
        """Return the frame of update ``seq``."""
        return SharedFrame(b'%b%d,"payload":%b}}' % (self._head, seq, payload))

    def snapshot(self, seq: int, payload: bytes) -> SharedFrame:
        """Return the frame that restates update ``seq``."""
        return SharedFrame(b'%b%d,"snapshot":true,"payload":%b}}' % (self._head, seq, payload))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a new subscriber starts: updates after ``seq`` of ``epoch`` follow."""

    epoch: str
    seq: int
    recovered: bool


Verb = Literal["subscribe", "unsubscribe", "snapshot"]


def subscribed(route: str, request: Request, topic: str, position: Position) -> SharedFrame:
    """Return the reply that confirms a subscription."""
    return _reply(
        f"{route}.subscribe.response",
        request.id,
        {
            "status": "ok",
            "message": "Subscribed",
            "topic": topic,
            "epoch": position.epoch,
            "seq": position.seq,
            "recovered": position.recovered,
        },
    )


@dataclass(frozen=True, slots=True)
class SnapshotStamp:
    """What a snapshot joins: the topic, its epoch, and its seq before (``since``) and after the items were read."""

    topic: str
    epoch: str
    since: int
    seq: int


def snapshot(route: str, request: Request, stamp: SnapshotStamp, items: bytes) -> SharedFrame:
    """Return the reply that carries the items of a topic, a JSON array."""
    request_id = b"" if request.id is None else b',"id":' + msgspec.json.encode(request.id)
    return SharedFrame(
        b'{"type":%b%b,"payload":{"status":"ok","topic":%b,"epoch":%b,"since":%d,"seq":%d,"items":%b}}'
        % (
            msgspec.json.encode(f"{route}.snapshot.response"),
            request_id,
            msgspec.json.encode(stamp.topic),
            msgspec.json.encode(stamp.epoch),
            stamp.since,
            stamp.seq,
            items,
        )
    )


def unsubscribed(route: str, request: Request, topic: str) -> SharedFrame:
    """Return the reply that confirms the end of a subscription."""
    return _reply(
        f"{route}.unsubscribe.response",
        request.id,
        {"status": "ok", "message": "Unsubscribed", "topic": topic},
    )


def refused(
    route: str,
    verb: Verb,
    refusal: Refusal,
    *,
    request_id: RequestId | None,
    topic: str | None = None,
) -> SharedFrame:
    """Return the refused reply; without an id it tells that the live subscription of ``topic`` ended."""
    payload: dict[str, object] = {"status": "error", **_explain(refusal)}
    if topic is not None:
        payload["topic"] = topic
    return _reply(f"{route}.{verb}.response", request_id, payload)


def error(refusal: Refusal, *, request_id: RequestId | None) -> SharedFrame:
    """Return the answer to a frame that names no known route."""
    return _reply("error", request_id, _explain(refusal))


def stale(route: str, topic: str, failure: Refusal, retry_after_ms: int) -> SharedFrame:
    """Return the notice that the source of a topic has failed and will be started again."""
    told = {"topic": topic, "code": failure.code, "message": failure.message, "retryAfterMs": retry_after_ms}
    return _reply(f"{route}.stale", None, told)


def fresh(route: str, topic: str, epoch: str, seq: int) -> SharedFrame:
    """Return the notice that the source of a topic runs again: updates after ``seq`` of ``epoch`` follow."""
    return _reply(f"{route}.fresh", None, {"topic": topic, "epoch": epoch, "seq": seq})


def expiring(expires_in_ms: int) -> SharedFrame:
    """Return the notice that the token of the connection is about to expire."""
    return _reply("auth.expiring", None, {"expiresInMs": expires_in_ms})


def renewed(request: Request, expires_at: float) -> SharedFrame:
    """Return the answer to a new token that is good; ``expires_at`` in seconds since 1970."""
    return _reply("auth.response", request.id, {"status": "ok", "expiresAt": int(expires_at)})


def not_renewed(request: Request, refusal: Refusal) -> SharedFrame:
    """Return the answer to a new token that is refused; the old one stays in force."""
    return _reply("auth.response", request.id, {"status": "error", **_explain(refusal)})


def pong(request: Request) -> SharedFrame:
    """Return the answer to a ``ping``."""
    return _reply("pong", request.id, {})


def ping() -> SharedFrame:
    """Return the server's sign of life."""
    return _reply("ping", None, {})


def goaway(reason: str, reconnect_after_ms: int) -> SharedFrame:
    """Return the notice that the server is about to close."""
    return _reply("goaway", None, {"reason": reason, "reconnectAfterMs": reconnect_after_ms})


def close_reason(text: str) -> str:
    """Cut a close reason to what a close frame can carry."""
    return text.encode()[:MAX_REASON_BYTES].decode(errors="ignore")


def _explain(refusal: Refusal) -> dict[str, object]:
    explained: dict[str, object] = {
        "message": refusal.message,
        "code": refusal.code,
        "retryable": refusal.retryable,
    }
    if refusal.errors:
        explained["errors"] = [{"loc": list(item.loc), "msg": item.msg} for item in refusal.errors]
    return explained


def _reply(frame_type: str, request_id: RequestId | None, payload: dict[str, object]) -> SharedFrame:
    frame: dict[str, object] = {"type": frame_type}
    if request_id is not None:
        frame["id"] = request_id
    frame["payload"] = payload
    return SharedFrame(msgspec.json.encode(frame))

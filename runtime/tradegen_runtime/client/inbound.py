"""What the client receives, as a closed union of values."""

from dataclasses import dataclass

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

"""What a caller may change about a client."""

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import httpx

from tradegen_runtime.client.clock import Clock, LoopClock
from tradegen_runtime.client.unknown import FirstOfEach, UnknownValue

Overflow = Literal["drop_oldest", "fail"]
"""What a full buffer does: drop its oldest update and report the loss as a gap, or end the subscription."""

EventKind = Literal[
    "connection",
    "ignored_frame",
    "server_error",
    "listener_failed",
    "token_failed",
    "gap",
    "undecodable",
    "unknown_value",
]
"""What an event is about.

``gap``: updates were lost and nobody had asked to hear of gaps. ``undecodable``: an update did not have the
declared shape. ``unknown_value``: a newer server sent what this client does not know; once for each value.
"""

_log = logging.getLogger("tradegen_runtime.client")


@dataclass(frozen=True, kw_only=True)
class ClientEvent:
    """Something worth a log line that belongs to no single call; ``url`` is the socket's, or says where else."""

    kind: EventKind
    url: str
    detail: str
    error: BaseException | None = None


def log_event(event: ClientEvent) -> None:
    """Log an event: connections at INFO, what went wrong at WARNING."""
    level = logging.INFO if event.kind == "connection" else logging.WARNING
    _log.log(level, "%s %s: %s", event.url, event.kind, event.detail, exc_info=event.error)


@dataclass(frozen=True, kw_only=True)
class ClientOptions:
    """Limits and seams of a client; every default is meant for production.

    ``request_timeout_s`` is for a REST call as a whole, the token function included.
    ``silence_limit_s`` is how long a socket may be mute before it counts as dead; after ``ping_after_s``
    the client asks with a ``ping``. ``confirm_timeout_s`` bounds entering a subscription (``None``: no
    bound). ``buffer_size`` updates wait per subscription before ``overflow`` decides. A socket without
    topics is closed after ``idle_close_s``. ``on_unknown`` is called for every enum value, variant of a
    union and type of message that this client does not know; without it each is reported once.
    ``clock``, ``random`` and ``transport`` are for tests.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    request_timeout_s: float = 30.0
    connect_timeout_s: float = 10.0
    ack_timeout_s: float = 10.0
    confirm_timeout_s: float | None = 30.0
    ping_after_s: float = 25.0
    silence_limit_s: float = 35.0
    drain_limit_s: float = 30.0
    idle_close_s: float = 10.0
    backoff_first_s: float = 0.2
    backoff_limit_s: float = 20.0
    buffer_size: int = 1024
    overflow: Overflow = "drop_oldest"
    report: Callable[[ClientEvent], None] = log_event
    on_unknown: Callable[[UnknownValue], None] | None = None
    clock: Clock = field(default_factory=LoopClock)
    random: Callable[[], float] = random.random
    transport: httpx.AsyncBaseTransport | None = None

    def __post_init__(self) -> None:
        """Raises: ``ValueError`` where no update would find room."""
        if self.buffer_size < 1:
            raise ValueError("a buffer holds at least one update")

    def tell(self, event: ClientEvent) -> None:
        """Report an event; what ``report`` raises is logged and harms nobody."""
        try:
            self.report(event)
        except Exception:  # the caller's function
            _log.exception("report failed for %s: %s", event.kind, event.detail)

    @cached_property
    def tell_unknown(self) -> Callable[[UnknownValue], None]:
        """Whom to tell of what is not known; raises nothing."""
        if self.on_unknown is None:
            return FirstOfEach(self._report_unknown)
        return self._call_on_unknown

    def _report_unknown(self, found: UnknownValue) -> None:
        detail = (
            "unknown message" if found.kind == "message" else f"unknown {found.kind} {found.value!r} at {found.path}"
        )
        self.tell(ClientEvent(kind="unknown_value", url=found.where, detail=detail))

    def _call_on_unknown(self, found: UnknownValue) -> None:
        assert self.on_unknown is not None
        try:
            self.on_unknown(found)
        except Exception as error:  # the caller's function: its failure is nobody else's
            self.tell(ClientEvent(kind="listener_failed", url=found.where, detail=str(error), error=error))

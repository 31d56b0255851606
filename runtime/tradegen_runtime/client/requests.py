"""Requests that wait for their reply."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tradegen_runtime.client.clock import Clock, Timer
from tradegen_runtime.client.feed import Feed

RequestKind = Literal["subscribe", "unsubscribe", "snapshot"]


@dataclass(frozen=True)
class Request:
    """One request in flight. Numbers grow, so that they tell which of two was sent first."""

    number: int
    kind: RequestKind
    feed: Feed
    timer: Timer


class PendingRequests:
    """The requests in flight on one socket, by id; each is answered, given up after a limit or dropped."""

    def __init__(self, clock: Clock, limit_s: float, on_mute: Callable[[Request], None]) -> None:
        self._clock = clock
        self._limit_s = limit_s
        self._on_mute = on_mute
        self._last_number = 0
        self._by_id: dict[str, Request] = {}

    def next_number(self) -> int:
        """A number no other frame of this session carries."""
        self._last_number += 1
        return self._last_number

    def add(self, kind: RequestKind, feed: Feed) -> int:
        """Expect a reply; returns the request's number."""
        number = self.next_number()
        timer = self._clock.later(self._limit_s, lambda: self._give_up(str(number)))
        self._by_id[str(number)] = Request(number, kind, feed, timer)
        return number

    def take(self, request_id: str | None, *kinds: RequestKind) -> Request | None:
        """The request that a reply to one of ``kinds`` belongs to (none: to any), once; ``None``: late or foreign."""
        request = self._by_id.get(request_id or "")
        if request is None or (kinds and request.kind not in kinds):
            return None
        del self._by_id[str(request.number)]
        request.timer.cancel()
        return request

    def expects(self, kind: RequestKind, feed: Feed) -> bool:
        """Whether such a request of a feed is in flight."""
        return any(request.feed is feed and request.kind == kind for request in self._by_id.values())

    def drop_subscribe(self, feed: Feed) -> None:
        """Stop to wait for a feed's confirmation."""
        for request in tuple(self._by_id.values()):
            if request.feed is feed and request.kind == "subscribe":
                self.take(str(request.number))

    def clear(self) -> None:
        """Forget all: their socket is gone."""
        for request_id in tuple(self._by_id):
            self.take(request_id)

    def _give_up(self, request_id: str) -> None:
        request = self.take(request_id)
        if request is not None:
            self._on_mute(request)

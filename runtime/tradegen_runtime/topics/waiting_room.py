"""Subscribers that wait for a source to open."""

from collections.abc import Callable, Hashable, Iterator
from typing import Final, Generic, TypeVar

from tradegen_runtime.later import Cancel, Later
from tradegen_runtime.wire import Request

SubscriberT = TypeVar("SubscriberT", bound=Hashable)

Expire = Callable[[SubscriberT, list[Request]], None]
"""Told who has waited for too long, and for what."""


class WaitingRoom(Generic[SubscriberT]):
    """Requests by who sent them, in order; nobody waits without end."""

    def __init__(self, later: Later, *, expire: Expire[SubscriberT]) -> None:
        self._later: Final = later
        self._expire: Final = expire
        self._requests: dict[SubscriberT, list[Request]] = {}
        self._limits: dict[SubscriberT, Cancel] = {}

    def __len__(self) -> int:
        return len(self._requests)

    def __contains__(self, subscriber: object) -> bool:
        return subscriber in self._requests

    def __iter__(self) -> Iterator[SubscriberT]:
        return iter(tuple(self._requests))

    def add(self, subscriber: SubscriberT, request: Request, *, limit_s: float) -> None:
        """Let a request wait, for ``limit_s`` from the first of this subscriber."""
        self._requests.setdefault(subscriber, []).append(request)
        if subscriber not in self._limits:
            self._limits[subscriber] = self._later(limit_s, lambda: self._expired(subscriber))

    def leave(self, subscriber: SubscriberT) -> list[Request]:
        """Return what a subscriber waited for; it waits no more."""
        if (cancel := self._limits.pop(subscriber, None)) is not None:
            cancel()
        return self._requests.pop(subscriber, [])

    def clear(self) -> dict[SubscriberT, list[Request]]:
        """Return everyone and what they waited for; nobody waits any more."""
        return {subscriber: self.leave(subscriber) for subscriber in tuple(self._requests)}

    def _expired(self, subscriber: SubscriberT) -> None:
        self._expire(subscriber, self.leave(subscriber))

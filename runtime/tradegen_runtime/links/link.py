"""How a connection's outbox reaches the network; two ways with one behaviour.

``shared_link`` hands shared frames to our own server protocol, ``asgi_link`` sends through any ASGI server.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from tradegen_runtime.links.outbox import Lane, Outbox, Sender


class Link(Sender, Protocol):
    """Empties an outbox into a connection while it is entered."""

    async def __aenter__(self) -> object:
        """Begin to send."""

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop sending."""

    def attach(self, outbox: Outbox, *, on_slow: Callable[[], None]) -> None:
        """Name the outbox to empty, and whom to tell when the peer is too slow for it."""

    @property
    def lane(self) -> Lane | None:
        """The way past the outbox, where the server is ours."""

    @property
    def heard_at(self) -> float:
        """When the peer last sent anything at all that the link knows of, control frames included; else 0."""

    def close(self, code: int, reason: str) -> None:
        """Send what waits if the peer takes it, then a close frame."""

    def abort(self) -> None:
        """End the connection without waiting for the peer."""

    def check_progress(self) -> None:
        """Notice a peer that reads nothing any more; called twice a second, and while the connection closes."""

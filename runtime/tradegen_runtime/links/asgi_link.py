"""Sends an outbox through the standard ASGI interface, on any server."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from tradegen_runtime.links.outbox import Clock, Outbox

CHUNK_BYTES: Final = 16 * 1024
"""Taken from the outbox at once; what is taken can no longer be conflated."""

LOOK_S: Final = 0.05
"""A send that takes so long waits for the peer. Servers with threads of their own let every send wait for a moment."""


class AsgiLink:
    """One writing task per connection."""

    def __init__(self, websocket: WebSocket, *, clock: Clock, stall_s: float) -> None:
        self._websocket: Final = websocket
        self._clock: Final = clock
        self._stall_s: Final = stall_s
        self._waiting_since: float | None = None
        """When the present send was seen to wait for the peer."""
        self._sent = 0
        self._look: asyncio.TimerHandle | None = None
        self._ready: Final = asyncio.Event()
        self._closing: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None
        self._outbox: Outbox
        self._on_slow: Callable[[], None]

    async def __aenter__(self) -> "AsgiLink":
        self._task = asyncio.create_task(self._write())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def attach(self, outbox: Outbox, *, on_slow: Callable[[], None]) -> None:
        """Name the outbox to empty, and whom to tell when the peer is too slow for it."""
        self._outbox = outbox
        self._on_slow = on_slow

    @property
    def lane(self) -> None:
        """Every frame is sent for itself."""
        return None

    @property
    def heard_at(self) -> float:
        """The interface hides control frames."""
        return 0.0

    def wake(self) -> None:
        """Let the writing task look at the outbox."""
        self._ready.set()
        if self._outbox.overflowed:
            asyncio.get_running_loop().call_soon(self._on_slow)

    def relieve(self) -> None:
        """Sending waits for a turn of the loop: nothing can be taken now."""

    def close(self, code: int, reason: str) -> None:
        """Send what waits, then a close frame."""
        self._closing = (code, reason)
        self._ready.set()

    def abort(self) -> None:
        """Stop writing; the server ends the connection once the application has returned."""
        if self._task is not None:
            self._task.cancel()

    def check_progress(self) -> None:
        """Notice a send that waits for too long; what it holds is in no outbox any more, whose age would tell."""
        if self._waiting_since is not None and self._clock() - self._waiting_since >= self._stall_s:
            self._on_slow()

    async def _write(self) -> None:
        try:
            while self._closing is None:
                await self._ready.wait()
                self._ready.clear()
                await self._empty_outbox()
            await self._websocket.close(*self._closing)
        except (WebSocketDisconnect, OSError, RuntimeError):
            # The peer is gone, or the server has closed: the reading side learns it too and ends.
            return

    async def _empty_outbox(self) -> None:
        while self._outbox:
            frames = self._outbox.take(CHUNK_BYTES)
            self._look_later()
            try:
                for frame in frames:
                    await self._websocket.send_text(frame.text)
                    self._sent += 1
                    if self._waiting_since is not None:
                        self._waiting_since = self._clock()
            finally:
                self._look_no_more()
                self._waiting_since = None
                self._outbox.blocked = False

    def _look_later(self) -> None:
        self._look = asyncio.get_running_loop().call_later(LOOK_S, self._see, self._sent)

    def _look_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()

    def _see(self, sent_before: int) -> None:
        if self._sent > sent_before:
            self._look_later()
        else:
            self._waiting_since = self._clock()
            self._outbox.blocked = True

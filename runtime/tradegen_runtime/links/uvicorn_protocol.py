"""The WebSocket protocol of our server: uvicorn's, plus a way for shared frames to the transport.

Use it with ``uvicorn --ws tradegen_runtime.links.uvicorn_protocol:SharedFrameProtocol`` or :data:`SERVER_OPTIONS`.
"""

import asyncio
from collections.abc import Callable
from typing import Final, TypedDict, cast

from uvicorn._types import ASGIReceiveEvent, ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import State

from tradegen_runtime.links.guarded_transport import GuardedTransport
from tradegen_runtime.links.lane import SocketLane
from tradegen_runtime.links.mailbox import Mailbox
from tradegen_runtime.links.shared_link import EXTENSION, SharedLink

MOST_UNREAD_BYTES: Final = 2 << 20
"""Answers to pings that a peer may leave unread, beside what its outbox had sent."""

UNREAD_GRACE_S: Final = 2.0
"""How long a peer that broke the protocol is listened to, so that it may hear why the connection ends."""

QUIET_S: Final = 0.1
"""A peer that broke the protocol has said all once it was quiet that long."""


class ServerOptions(TypedDict):
    """The options of ``uvicorn.Config`` that our promises rest on."""

    ws: str
    ws_max_size: int
    ws_ping_interval: float
    ws_ping_timeout: float
    ws_per_message_deflate: bool
    timeout_graceful_shutdown: int


SERVER_OPTIONS: Final[ServerOptions] = {
    "ws": "tradegen_runtime.links.uvicorn_protocol:SharedFrameProtocol",
    "ws_max_size": 64 * 1024,
    "ws_ping_interval": 25.0,
    "ws_ping_timeout": 8.0,
    # Compression costs 64 KiB a connection and makes frames differ between connections.
    "ws_per_message_deflate": False,
    # Together with the time that sources have to close, a stopping process is gone within 30 s.
    "timeout_graceful_shutdown": 25,
}


class SharedFrameProtocol(WebSocketsSansIOProtocol):
    """Offers itself to the application as a ``FrameChannel``; without an application that takes it, plain."""

    _link: SharedLink | None = None
    _on_shutdown: Callable[[], None] | None = None
    _heard_at: float = 0.0
    lane: SocketLane

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let nobody else use the transport unnoticed."""
        self.queue = cast("asyncio.Queue[ASGIReceiveEvent]", Mailbox[ASGIReceiveEvent]())
        bare = cast("asyncio.Transport", transport)
        self.lane = SocketLane(bare)
        super().connection_made(GuardedTransport(bare, self.lane))
        self.conn.debug = False  # at DEBUG the library logs every header, and the token with them

    @property
    def takes_frames(self) -> bool:
        """The connection is open and its transport is not paused."""
        return self.writable.is_set() and not self.close_sent and not self.transport.is_closing()

    @property
    def backlog_bytes(self) -> int:
        """Bytes that the transport still holds."""
        return self.transport.get_write_buffer_size()

    @property
    def heard_at(self) -> float:
        """When the peer last sent a byte, on the loop's clock."""
        return self._heard_at

    def tell_shutdown(self, on_shutdown: Callable[[], None]) -> None:
        """Name whom to tell that the server stops; else uvicorn closes at once, with 1012."""
        self._on_shutdown = on_shutdown

    def attach(self, link: SharedLink) -> None:
        """Name who writes."""
        self._link = link
        # The handshake is over: uvicorn would keep its headers, and websockets' parser the request's, as long as the
        # connection lives.
        self.request.headers.clear()
        del self.request, self.response

    def close_now(self, code: int, reason: str, *, grace_s: float) -> None:
        """Write a close frame; end the connection where the peer does not within ``grace_s``.

        Unlike ``websocket.close`` of the ASGI interface it does not wait for a peer that reads nothing.
        """
        if self.close_sent or self.transport.is_closing() or self.conn.state is not State.OPEN:
            return
        self.conn.send_close(code, reason)
        self._say_last(code, reason)
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(grace_s, self._cut_off)

    def abort(self) -> None:
        """End the connection at once; the kernel may still send what it holds."""
        self.transport.abort()

    def reset(self) -> None:
        """End the connection at once, and drop what the kernel holds for the peer."""
        self.lane.discard()
        self.transport.abort()

    def handle_connect(self, event: Request) -> None:
        """Offer in the scope to tell of the server's stop, and the channel unless frames are compressed."""
        super().handle_connect(event)
        if not self.close_sent:
            extensions = cast("dict[str, dict[str, object]]", self.scope["extensions"])
            channel: dict[str, object] = {} if self.conn.extensions else {"channel": self}
            extensions[EXTENSION] = {"tell_shutdown": self.tell_shutdown, **channel}

    async def send(self, message: ASGISendEvent) -> None:
        """Take a refused upgrade for answered: uvicorn 0.54 logs an error after each."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = self.close_sent = True

    def data_received(self, data: bytes) -> None:
        """Note that the peer lives."""
        self._heard_at = self.loop.time()
        super().data_received(data)

    def handle_ping(self) -> None:
        """Answer; the answers have no outbox that bounds them, so a peer that reads none of them is cut off."""
        super().handle_ping()
        if self.backlog_bytes > MOST_UNREAD_BYTES:
            self.reset()

    def handle_parser_exception(self) -> None:
        """Say why, and take what the peer still sends, for a while.

        A socket that is closed while bytes of the peer are unread is reset, and what was said last may be lost. A peer
        whose other half is closed while it still sends may trip over it: asyncio's transport loses its loop there.
        """
        if self.close_sent:
            return
        assert self.conn.close_sent is not None
        self._say_last(self.conn.close_sent.code, self.conn.close_sent.reason)
        self._hear_out(self.loop.time() + UNREAD_GRACE_S)

    def pause_writing(self) -> None:
        """The transport's buffer is full."""
        super().pause_writing()
        if self._link is not None:
            self._link.pause()

    def resume_writing(self) -> None:
        """The transport's buffer has room again."""
        super().resume_writing()
        if self._link is not None:
            self._link.resume()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the link: nothing can be written any more."""
        self.lane.clear = False
        self._link = None
        super().connection_lost(exc)

    def keepalive_timeout(self) -> None:
        """The peer did not answer a ping; where it reads nothing, waiting for the transport would never end."""
        super().keepalive_timeout()
        if self.backlog_bytes:
            self.reset()

    def shutdown(self) -> None:
        """Let the application say goodbye; uvicorn waits until the connection has ended."""
        if self._on_shutdown is not None and not self.close_sent:
            self._on_shutdown()
        else:
            super().shutdown()

    def _say_last(self, code: int, reason: str) -> None:
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.stop_keepalive()

    def _hear_out(self, deadline: float) -> None:
        now = self.loop.time()
        if now >= deadline:
            self._cut_off()
        elif not self.transport.is_closing():
            self.close_timer = self.loop.call_later(QUIET_S, self._hear_out, deadline)
            if now - self._heard_at >= QUIET_S and self.transport.can_write_eof():
                self.transport.write_eof()

    def _cut_off(self) -> None:
        if self._link is not None:
            self._link.abort()
        else:
            self.transport.abort()

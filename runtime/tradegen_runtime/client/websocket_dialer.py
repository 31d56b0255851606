"""Sockets of the ``websockets`` library, each owned by one task."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from tradegen_runtime.client.dialer import ABNORMAL, NORMAL, Socket, SocketEvents
from tradegen_runtime.client.options import ClientEvent, ClientOptions

CLOSE_TIMEOUT_S = 2.0
MAX_FRAME_BYTES = 16 * 1024 * 1024
UNAUTHORIZED = 401
_LOG = logging.getLogger("tradegen_runtime.client.socket")
_LOG.setLevel(logging.INFO)  # at DEBUG the library logs every header, and the token with them
_TRY_AGAIN = frozenset({408, 421, 425, 429})


class WebSocketDialer:
    """Opens sockets to one URL; ``headers`` is asked before each attempt (it holds the token).

    The server's answer to the upgrade may be final: any 4xx but those that speak of time. A 401 is final
    at its second time in a row, or at once where the token never changes.
    """

    def __init__(
        self,
        url: str,
        headers: Callable[[], Awaitable[dict[str, str]]],
        options: ClientOptions,
        *,
        token_may_change: bool,
    ) -> None:
        self.url = url
        self._headers = headers
        self._options = options
        self._token_may_change = token_may_change
        self._unauthorized = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def dial(self, events: SocketEvents) -> Socket:
        """Begin to open a socket, in a task of its own."""
        socket = _WebSocket(events)
        task = asyncio.get_running_loop().create_task(self._run(socket))
        socket.task = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return socket

    async def aclose(self) -> None:
        """Wait until every socket that was hung up is really closed."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks))

    async def _run(self, socket: "_WebSocket") -> None:
        try:
            headers = await self._ask_headers()
            async with connect(
                self.url,
                additional_headers=headers,
                open_timeout=None,  # the session has the limit
                ping_interval=None,  # and asks for signs of life
                close_timeout=CLOSE_TIMEOUT_S,
                max_size=MAX_FRAME_BYTES,
                logger=_LOG,
            ) as connection:
                self._unauthorized = 0
                await socket.converse(connection)
        except InvalidStatus as error:
            status = error.response.status_code
            socket.lost(status, f"HTTP {status}", final=self._is_final(status))
        except (OSError, InvalidHandshake, InvalidURI, _TokenFailed, EOFError) as error:
            socket.lost(ABNORMAL, str(error) or type(error).__name__)
        finally:
            socket.lost(ABNORMAL, "the socket's task ended")

    async def _ask_headers(self) -> dict[str, str]:
        try:
            return await self._headers()
        except Exception as error:  # the caller's function: to the session it is a failed attempt
            self._options.report(ClientEvent(kind="token_failed", url=self.url, detail=str(error), error=error))
            raise _TokenFailed("no token") from error

    def _is_final(self, status: int) -> bool:
        if status == UNAUTHORIZED:
            self._unauthorized += 1
            return self._unauthorized > 1 or not self._token_may_change
        return 400 <= status <= 499 and status not in _TRY_AGAIN


class _TokenFailed(Exception):
    """The caller's token function raised."""


class _WebSocket:
    """One attempt: opening, then open, then gone; silent after :meth:`hang_up`."""

    def __init__(self, events: SocketEvents) -> None:
        self.task: asyncio.Task[None] | None = None
        self._events = events
        self._outbox: asyncio.Queue[str] = asyncio.Queue()  # bounded by the session: one frame per topic
        self._close_code = NORMAL
        self._silent = False

    def send(self, text: str) -> None:
        self._outbox.put_nowait(text)

    def hang_up(self, code: int) -> None:
        self._silent = True
        self._close_code = code
        if self.task is not None:
            self.task.cancel()

    def lost(self, code: int, reason: str, *, final: bool = False) -> None:
        """Tell the session, unless it hung up."""
        if not self._silent:
            self._silent = True
            self._events.closed(code, reason, final=final)

    async def converse(self, connection: ClientConnection) -> None:
        """Send and receive until either side ends it."""
        self._events.opened()
        writer = asyncio.create_task(self._write(connection))
        try:
            async for message in connection:
                self._events.received(message)
                if self._silent:
                    return
        except ConnectionClosed:
            pass
        finally:
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
            await connection.close(self._close_code)
        self.lost(connection.close_code or ABNORMAL, connection.close_reason or "connection lost")

    async def _write(self, connection: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await connection.send(await self._outbox.get())

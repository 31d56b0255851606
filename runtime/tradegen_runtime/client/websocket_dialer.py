"""Sockets of the ``websockets`` library, each owned by one task."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from tradegen_runtime.client.bearer import Token, ask_token
from tradegen_runtime.client.dialer import ABNORMAL, NORMAL, Socket, SocketEvents
from tradegen_runtime.client.home_loop import HomeLoop
from tradegen_runtime.client.options import ClientEvent, ClientOptions
from tradegen_runtime.client.retry_after import read_retry_after

CLOSE_TIMEOUT_S = 2.0
MAX_FRAME_BYTES = 16 * 1024 * 1024
UNAUTHORIZED = 401
_LOG = logging.getLogger("tradegen_runtime.client.socket")
_LOG.setLevel(logging.INFO)  # at DEBUG the library logs every header, and the token with them
_TRY_AGAIN = frozenset({408, 421, 425, 429})


class WebSocketDialer:
    """Opens sockets to one URL; ``headers`` is asked before each attempt (it holds the ``token``).

    The server's answer to the upgrade may be final: any 4xx but those that speak of time. A 401 is final
    at its second time in a row, or at once where the token never changes.
    """

    def __init__(
        self,
        url: str,
        headers: Callable[[], Awaitable[dict[str, str]]],
        options: ClientOptions,
        *,
        token: Token | None,
        home: HomeLoop,
    ) -> None:
        self.url = url
        self._headers = headers
        self._options = options
        self._token = token
        self._home = home
        self._unauthorized = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def check_loop(self) -> None:
        """Let only the client's own event loop pass. Raises: ``RuntimeError`` where another runs."""
        self._home.check()

    def dial(self, events: SocketEvents) -> Socket:
        """Begin to open a socket, in a task of its own."""
        socket = _WebSocket(events, self._ask_token)
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
            retry_after_s = read_retry_after(error.response.headers.get("Retry-After")) or 0.0
            socket.lost(status, f"HTTP {status}", final=self._is_final(status), retry_after_s=retry_after_s)
        except (OSError, InvalidHandshake, InvalidURI, _TokenFailed, EOFError) as error:
            socket.lost(ABNORMAL, str(error) or type(error).__name__)
        finally:
            socket.lost(ABNORMAL, "the socket's task ended")

    async def _ask_headers(self) -> dict[str, str]:
        try:
            return await self._headers()
        except Exception as error:  # the caller's function: to the session it is a failed attempt
            self._report_token(error)
            raise _TokenFailed("no token") from error

    async def _ask_token(self) -> str | None:
        """The token of this moment; ``None`` where it never changes or there is none."""
        if not callable(self._token):
            return None
        try:
            return await ask_token(self._token)
        except Exception as error:  # the caller's function: the old token goes on until it expires
            self._report_token(error)
            return None

    def _report_token(self, error: Exception) -> None:
        self._options.tell(ClientEvent(kind="token_failed", url=self.url, detail=str(error), error=error))

    def _is_final(self, status: int) -> bool:
        if status == UNAUTHORIZED:
            self._unauthorized += 1
            return self._unauthorized > 1 or not callable(self._token)
        return 400 <= status <= 499 and status not in _TRY_AGAIN


class _TokenFailed(Exception):
    """The caller's token function raised."""


class _WebSocket:
    """One attempt: opening, then open, then gone; silent after :meth:`hang_up`."""

    def __init__(self, events: SocketEvents, ask_token: Callable[[], Awaitable[str | None]]) -> None:
        self.task: asyncio.Task[None] | None = None
        self._events = events
        self._ask_token = ask_token
        self._renewal: asyncio.Task[None] | None = None
        self._outbox: asyncio.Queue[str] = asyncio.Queue()  # bounded by the session: one frame per topic
        self._close_code = NORMAL
        self._silent = False

    def send(self, text: str) -> None:
        self._outbox.put_nowait(text)

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.get_running_loop().create_task(self._renew_token(print_frame))

    def hang_up(self, code: int) -> None:
        self._silent = True
        self._close_code = code
        if self.task is not None:
            self.task.cancel()

    def lost(self, code: int, reason: str, *, final: bool = False, retry_after_s: float = 0.0) -> None:
        """Tell the session, unless it hung up."""
        if not self._silent:
            self._silent = True
            self._events.closed(code, reason, final=final, retry_after_s=retry_after_s)

    async def converse(self, connection: ClientConnection) -> None:
        """Send and receive until either side ends it."""
        if self._silent:
            return  # hung up while it was being opened, by a token function that does not heed its cancellation
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
            await _end(writer, self._renewal)
            await connection.close(self._close_code)
        self.lost(connection.close_code or ABNORMAL, connection.close_reason or "connection lost")

    async def _renew_token(self, print_frame: Callable[[str], str]) -> None:
        token = await self._ask_token()
        if token is not None:
            self.send(print_frame(token))

    async def _write(self, connection: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await connection.send(await self._outbox.get())


async def _end(*tasks: asyncio.Task[None] | None) -> None:
    """Cancel tasks and wait until they are over."""
    running = [task for task in tasks if task is not None]
    for task in running:
        task.cancel()
    await asyncio.wait(running)

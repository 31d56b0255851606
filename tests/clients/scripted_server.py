"""A WebSocket server that does nothing but what a script says, over real sockets."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from pydantic import JsonValue
from tests.clients.changes import PATIENCE_S
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response


class Dial:
    """One attempt of a client: undecided, then declined, or open and then closed."""

    def __init__(self, connection: ServerConnection, request: Request) -> None:
        self.connection = connection
        self.authorization = request.headers.get("Authorization")
        self.status: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self.opened = asyncio.Event()
        self.frames: asyncio.Queue[str] = asyncio.Queue()
        self.closed = asyncio.Event()

    async def next_frame(self) -> JsonValue:
        """The next frame of the client."""
        async with asyncio.timeout(PATIENCE_S):
            frame: JsonValue = json.loads(await self.frames.get())
        return frame


class ScriptedServer:
    """All attempts so far, and the one the script talks to."""

    def __init__(self) -> None:
        self.dials: list[Dial] = []
        self.url = ""
        self._next_dial = 0
        self._arrived = asyncio.Condition()

    async def dialled(self, number: int) -> Dial:
        """Wait for the attempt of that number, the first being 1."""
        async with asyncio.timeout(PATIENCE_S), self._arrived:
            await self._arrived.wait_for(lambda: len(self.dials) >= number)
        return self.dials[number - 1]

    async def accept(self, number: int | None = None) -> Dial:
        """Let the next attempt in."""
        dial = await self._take(number)
        dial.status.set_result(None)
        async with asyncio.timeout(PATIENCE_S):
            await dial.opened.wait()
        return dial

    async def decline(self, status: int) -> None:
        """Answer the next attempt with an HTTP status."""
        dial = await self._take(None)
        dial.status.set_result(status)

    async def _take(self, number: int | None) -> Dial:
        self._next_dial = number if number is not None else self._next_dial + 1
        return await self.dialled(self._next_dial)

    async def decide(self, connection: ServerConnection, request: Request) -> Response | None:
        """Hold an attempt until the script decides."""
        dial = Dial(connection, request)
        async with self._arrived:
            self.dials.append(dial)
            self._arrived.notify_all()
        status = await dial.status
        if status is None:
            return None
        dial.closed.set()
        return connection.respond(HTTPStatus(status), "declined by the script\n")

    async def converse(self, connection: ServerConnection) -> None:
        """Collect the frames of an accepted attempt."""
        dial = next(dial for dial in self.dials if dial.connection is connection)
        dial.opened.set()
        try:
            async for message in connection:
                dial.frames.put_nowait(message if isinstance(message, str) else base64.b64encode(message).decode())
        except ConnectionClosed:
            pass
        finally:
            dial.closed.set()


@asynccontextmanager
async def scripted_server() -> AsyncIterator[ScriptedServer]:
    """Run a scripted server on a free port."""
    script = ScriptedServer()
    async with serve(
        script.converse,
        "127.0.0.1",
        0,
        process_request=script.decide,
        ping_interval=None,
        open_timeout=None,
        close_timeout=1,
        compression=None,
    ) as server:
        script.url = f"http://127.0.0.1:{_port(server)}"
        yield script
        for dial in script.dials:
            if not dial.status.done():
                dial.status.set_result(503)


def _port(server: Server) -> int:
    port: int = next(iter(server.sockets)).getsockname()[1]
    return port

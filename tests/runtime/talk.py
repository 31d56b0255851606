"""Speaks the wire from a test, frame by frame."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Frame = dict[str, Any]


class Talk:
    """One WebSocket, seen as JSON frames."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, frame_type: str, payload: object = None, **envelope: object) -> None:
        """Send a frame; a payload of None is left out."""
        body = {} if payload is None else {"payload": payload}
        await self.socket.send(json.dumps({"type": frame_type, **envelope, **body}))

    async def receive(self) -> Frame:
        """Return the next frame."""
        frame: Frame = json.loads(await self.socket.recv())
        return frame

    async def ask(self, frame_type: str, payload: object = None, **envelope: object) -> Frame:
        """Send a frame and return the next frame's payload."""
        await self.send(frame_type, payload, **envelope)
        answer: Frame = (await self.receive())["payload"]
        return answer

    async def follow(self, account: str = "A", **envelope: object) -> Frame:
        """Subscribe to the orders of an account; return the reply's payload."""
        return await self.ask("orders.subscribe", {"accountId": account}, **envelope)

    async def close_code(self) -> int | None:
        """Read until the end; return the code with which the server closed."""
        with suppress(ConnectionClosed):
            async for _ in self.socket:
                pass
        return self.socket.close_code


@asynccontextmanager
async def talk(url: str) -> AsyncIterator[Talk]:
    """Open a WebSocket."""
    async with connect(url, compression=None, proxy=None) as socket:
        yield Talk(socket)

"""The server's side of a connection, cancelled at each of its awaits: nothing is left."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
from fastapi import FastAPI
from starlette.types import Message
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, desk_app, order
from tests.runtime.interrupted import interrupt
from tests.runtime.turns import turns_until

from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.settings import Settings

MOST_AWAITS: Final = 200
LISTENS_FOR: Final = 20
"""Turns of the loop between the last frame and the goodbye."""

SUBSCRIBE: Final = {"type": "orders.subscribe", "id": "1", "payload": {"accountId": "A"}}
UNSUBSCRIBE: Final = {"type": "orders.unsubscribe", "id": "2", "payload": {"accountId": "A"}}
SNAPSHOT: Final = {"type": "orders.snapshot", "id": "3", "payload": {"accountId": "A"}}

TALKS: Final[dict[str, Sequence[object]]] = {
    "says nothing": (),
    "subscribes": (SUBSCRIBE,),
    "subscribes and leaves": (SUBSCRIBE, UNSUBSCRIBE),
    "subscribes twice": (SUBSCRIBE, SUBSCRIBE),
    "asks for items": (SUBSCRIBE, SNAPSHOT),
    "talks nonsense": ({"type": 1}, SUBSCRIBE),
}


class Peer:
    """The ASGI side of a WebSocket: says its frames, then disconnects; takes what it is sent in a turn of the loop."""

    def __init__(self, frames: Sequence[object], desk: Desk) -> None:
        self._frames = list(frames)
        self._desk = desk
        self._connected = False
        self.heard: list[str] = []

    async def receive(self) -> dict[str, Any]:
        """Say the next thing, when the loop has turned."""
        await asyncio.sleep(0)
        if not self._connected:
            self._connected = True
            return {"type": "websocket.connect"}
        if self._frames:
            return {"type": "websocket.receive", "text": json.dumps(self._frames.pop(0))}
        for _ in range(LISTENS_FOR):
            await asyncio.sleep(0)
            for publish in tuple(self._desk.publishers.values()):
                publish(order(1))
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(self, message: Message) -> None:
        """Take a message, which takes a turn of the loop."""
        await asyncio.sleep(0)
        self.heard.append(message["type"])


@asynccontextmanager
async def live_application(desk: Desk) -> AsyncIterator[FastAPI]:
    """Return an application that serves, one connection at a time."""
    settings = Settings(heartbeat_s=None, drain_s=0.0, max_linger_s=0.0, max_connections=1)
    app = desk_app(desk, settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.mark.parametrize("name", TALKS)
async def test_connection_cancelled_at_each_await_leaves_nothing(name: str) -> None:
    """No connection, topic, source or task outlives it, wherever it was cancelled, and its seat is free."""
    desk = Desk()
    async with live_application(desk) as app:
        realtime: Realtime = app.state.realtime
        await asyncio.sleep(0)
        before = asyncio.all_tasks()
        for at in range(1, MOST_AWAITS):
            peer = Peer(TALKS[name], desk)
            scope = {
                **{"type": "websocket", "path": DESK_WS, "raw_path": DESK_WS.encode(), "query_string": b""},
                **{"headers": [(b"host", b"localhost")], "subprotocols": [], "scheme": "ws", "root_path": ""},
                **{"client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2), "extensions": {}, "state": {}},
                "asgi": {"version": "3.0"},
            }
            is_interrupted = await interrupt(app(scope, peer.receive, peer.send), at)
            await turns_until(lambda: not realtime.broadcaster and asyncio.all_tasks() <= before)
            assert (set(), {}, desk.opened) == (realtime.connections, desk.publishers, desk.closed)
            if not is_interrupted:
                break
        assert not is_interrupted
        assert "websocket.accept" == peer.heard[0]

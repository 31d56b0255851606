"""What unmodified fastws 0.1.7 does with the faults of its own (F01 to F15), seen from outside.

Each fault has a test with our server too (docs/faults.md); when a fixed fastws fails here, its row can go.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI
from fastws import Client, FastWS, Message, OperationRouter
from fastws.routing import Operation
from pydantic import BaseModel
from tests.runtime.server import RunningServer, serve
from tests.runtime.stalled import StalledReader
from tests.runtime.talk import Talk, talk
from tests.runtime.turns import turns_until
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

PATIENCE_S = 2.0
"""Longer than a publisher that waits for nobody would take."""


class Symbol(BaseModel):
    """What to follow, and what is sent about it."""

    symbol: str


class Platform:
    """One topic per symbol on plain fastws."""

    def __init__(self, **options: Any) -> None:
        self.service = FastWS(**options)
        self.service.send("quotes.subscribe", reply="quotes.subscribe.response")(self._subscribe)
        self.service.recv("quotes.update")(self._update)
        self.app = FastAPI()
        self.app.websocket("/ws")(self._connect())

    async def publish(self, symbol: str, text: str = "") -> None:
        """Send an update to all who follow a symbol."""
        await self.service.server_send(Message(type="quotes.update", payload=Symbol(symbol=text)), topic=symbol)

    async def _subscribe(self, payload: Symbol, client: Client) -> Symbol:
        client.subscribe(payload.symbol)
        return payload

    async def _update(self, payload: Symbol) -> Symbol:
        return payload

    def _connect(self) -> Callable[..., Any]:
        async def serve_client(client: Annotated[Client, Depends(self.service.manage)]) -> None:
            await self.service.serve(client)

        return serve_client


@pytest.fixture
async def platform() -> Platform:
    """The platform."""
    return Platform()


@pytest.fixture
async def server(platform: Platform) -> AsyncIterator[RunningServer]:
    """It, on the same uvicorn as our applications."""
    async with serve(platform.app, path="asgi") as running:
        yield running


@pytest.fixture
async def client(server: RunningServer) -> AsyncIterator[Talk]:
    """A follower of symbol A."""
    async with talk(f"{server.ws}/ws") as connection:
        await connection.ask("quotes.subscribe", {"symbol": "A"})
        yield connection


async def test_f01_error_ends_without_its_close_frame(client: Talk) -> None:
    """fastws means to close with 1003; the client sees an end without any close frame."""
    await client.send("nothing.here")
    assert 1003 != await client.close_code()


@pytest.mark.parametrize("message", ["{nope", '{"type":"nothing.here"}', '{"type":"quotes.subscribe","payload":{}}'])
async def test_f02_one_bad_message_ends_everything(client: Talk, platform: Platform, message: str) -> None:
    """Bad JSON, an unknown type and an invalid payload each end the connection with all its topics."""
    await client.socket.send(message)
    assert await client.close_code() is not None
    assert {} == platform.service.connections


async def test_f03_binary_ends_everything(client: Talk, platform: Platform) -> None:
    """A binary frame ends the connection."""
    await client.socket.send(b"\x00")
    assert await client.close_code() is not None
    assert {} == platform.service.connections


async def test_f04_refused_handshake_is_a_server_error() -> None:
    """Where the authentication handler says no, the answer is 500."""

    async def refuse(_: object) -> bool:
        return False

    async with serve(Platform(auth_handler=refuse).app, path="asgi") as server:
        with pytest.raises(InvalidStatus) as refused:
            async with connect(f"{server.ws}/ws", proxy=None):
                pass
    assert 500 == refused.value.response.status_code


async def test_f05_one_dead_client_takes_a_message_from_the_others(client: Talk, platform: Platform) -> None:
    """A client whose send fails cancels the sends to those after it: they miss the update."""

    class Dead(Client):
        async def send(self, message: str) -> None:
            raise ConnectionError("gone")

    class Busy(Client):
        async def send(self, message: str) -> None:
            await asyncio.sleep(0)  # as where a buffer has to drain first
            await super().send(message)

    (connected,) = platform.service.connections.values()
    dead, alive = Dead(connected.ws), Busy(connected.ws)
    for each in (dead, alive):
        each.subscribe("A")
    platform.service.connections = {dead.uid: dead, alive.uid: alive}
    with pytest.raises(ExceptionGroup):
        await platform.publish("A", "missed")
    platform.service.connections.pop(dead.uid)
    await platform.publish("A", "next")
    assert "next" == (await client.receive())["payload"]["symbol"]


async def test_f06_f23_stalled_reader_stops_the_publisher(
    client: Talk, server: RunningServer, platform: Platform
) -> None:
    """One client that reads nothing, and publishing to another topic of the same loop's turn waits for it."""
    async with AsyncExitStack() as stack:
        stalled = await stack.enter_async_context(StalledReader(server.port, "/ws"))
        await stalled.send({"type": "quotes.subscribe", "payload": {"symbol": "S"}})
        await turns_until(lambda: any("S" in each.topics for each in platform.service.connections.values()))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                for _ in range(1000):
                    await platform.publish("S", "x" * 100_000)
                    await platform.publish("A", "quick")
        stalled.reset()
        client.socket.transport.abort()  # it reads nothing either: a polite end would take its time


async def test_f10_listener_is_cut_at_each_heartbeat() -> None:
    """A client that listens and answers pings is cut off because it says nothing."""
    platform = Platform(heartbeat_interval=0.1)
    async with serve(platform.app, path="asgi", ping_s=0.02) as server, talk(f"{server.ws}/ws") as client:
        await client.ask("quotes.subscribe", {"symbol": "A"})
        with suppress(ConnectionClosed):
            async with asyncio.timeout(PATIENCE_S):
                await client.receive()
        assert client.socket.close_code is not None


async def test_f13_long_symbol_is_kept(client: Talk, server: RunningServer, platform: Platform) -> None:
    """Nothing limits a topic's length: a symbol as long as the server lets through is echoed and kept as a key."""
    symbol = "x" * 60_000
    assert symbol == (await client.ask("quotes.subscribe", {"symbol": symbol}))["symbol"]
    assert any(symbol in each.topics for each in platform.service.connections.values())


async def test_f14_optional_payload_fails_at_run_time() -> None:
    """A handler whose payload may be absent is accepted, and fails at the first message."""

    async def handler(payload: Symbol | None) -> None:
        return None

    with pytest.raises(TypeError):
        Operation("a.b", handler, "SEND").convert_params(Message(type="a.b"), {})


def test_f15_included_operation_gets_a_reply_of_none() -> None:
    """An operation without a reply has one named None once its router is included; two of them fail."""

    async def handler(payload: Symbol) -> None:
        return None

    routers = [OperationRouter(), OperationRouter()]
    for number, router in enumerate(routers):
        router.send(f"o{number}")(handler)
    whole = OperationRouter()
    whole.include_router(routers[0], prefix="quotes.")
    assert "quotes.None" == whole.routes[0].reply_operation
    with pytest.raises(AssertionError):
        whole.include_router(routers[1], prefix="quotes.")

"""What FastWS itself offers still works on the adapter: send, broadcast, server_send, client_send."""

import json

import pytest
from desk_contracts.desk import orders
from fastapi import WebSocket
from fastws import Client, Message, OperationRouter
from fastws.routing import NoMatchingOperation
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import order
from tests.runtime.server import RunningServer
from tests.runtime.talk import talk
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tradegen_runtime.sessions.fastws_adapter import FastWSAdapter

KEY = 'orders:{"accountId":"A"}'


@pytest.fixture
async def adapter(app_server: RunningServer) -> FastWSAdapter:
    """The desk's endpoint."""
    found: FastWSAdapter = next(one for one in app_server.app.state.endpoints if one.path == DESK_WS)
    return found


async def test_send_to_one_client(app_server: RunningServer, adapter: FastWSAdapter) -> None:
    """A text sent to a client reaches it in the order of its other frames."""
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
        (registered,) = adapter.connections.values()
        await registered.send('{"type":"hello"}')
        assert {"type": "hello"} == await client.receive()


async def test_broadcast_to_a_topic(app_server: RunningServer, adapter: FastWSAdapter) -> None:
    """A model broadcast to a key reaches its followers; to others it does nothing (F05, F06, F07)."""
    async with talk(app_server.ws + DESK_WS) as client, talk(app_server.ws + DESK_WS) as other:
        await client.follow("A")
        await other.follow("B")
        await adapter.broadcast(KEY, orders.Load(open_orders=3))
        await adapter.broadcast("unknown:{}", orders.Load(open_orders=3))
        await adapter.broadcast('orders:{"accountId":"Z"}', orders.Load(open_orders=3))
        assert {"openOrders": 3} == await client.receive()
        await other.send("ping")
        assert "pong" == (await other.receive())["type"]


async def test_server_send_publishes(app_server: RunningServer, adapter: FastWSAdapter) -> None:
    """An update sent through FastWS is numbered like any other."""
    update = Message[str, object](type="orders.update", payload=order(1))
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
        await adapter.server_send(update, topic=KEY)
        await adapter.server_send(update, topic="orders:{}")
        received = await client.receive()
    assert ("orders.update", 1, "A") == (
        received["type"],
        received["payload"]["seq"],
        received["payload"]["payload"]["accountId"],
    )


async def test_server_send_of_an_unknown_type(adapter: FastWSAdapter) -> None:
    """No operation of that name is an error."""
    with pytest.raises(NoMatchingOperation):
        await adapter.server_send(Message(type="nothing.update"), topic=KEY)


async def test_client_send_is_handled_as_received(app_server: RunningServer, adapter: FastWSAdapter) -> None:
    """A message handled for a client is answered to that client."""
    async with talk(app_server.ws + DESK_WS) as client:
        await client.ask("ping")
        (registered,) = adapter.connections.values()
        subscribe = Message[str, object](type="orders.subscribe", payload={"accountId": "A"})
        await adapter.client_send(subscribe, client=registered)
        assert KEY == (await client.receive())["payload"]["topic"]


async def test_foreign_clients_and_operations_are_refused(adapter: FastWSAdapter) -> None:
    """What was not made by the adapter is an error, not a silent half."""
    websocket = WebSocket({"type": "websocket", "headers": []}, _receive, _send)
    with pytest.raises(TypeError, match="comes from its manage"):
        await adapter.serve(Client(websocket))
    foreign = OperationRouter()

    @foreign.send("echo", reply="echo.response")
    def echo(payload: orders.Load) -> orders.Load:
        return payload

    with pytest.raises(ValueError, match="'echo' is not of a topic"):
        adapter.include_router(foreign)
    with pytest.raises(ValueError, match="take no prefix"):
        adapter.include_router(OperationRouter(prefix="x."))


async def test_subprotocol_is_answered_where_offered(app_server: RunningServer) -> None:
    """Browsers that carry a token in a second subprotocol get the first one answered."""
    offered = [Subprotocol("tradegen.v1"), Subprotocol("bearer.dG9rZW4")]
    async with connect(app_server.ws + DESK_WS, subprotocols=offered, proxy=None) as socket:
        assert "tradegen.v1" == socket.subprotocol
        await socket.send(json.dumps({"type": "ping"}))
        assert "pong" == json.loads(await socket.recv())["type"]


async def _receive() -> dict[str, object]:
    raise AssertionError("the socket is not used")


async def _send(_: object) -> None:
    raise AssertionError("the socket is not used")

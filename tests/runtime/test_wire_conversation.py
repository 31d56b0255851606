"""The wire on real sockets: the contract of every server that may run the application."""

import json
from collections.abc import Iterator

import pytest
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, order
from tests.runtime.server import DELIVERY_PATHS, DeliveryPath, RunningServer
from tests.runtime.talk import Talk, talk

pytestmark = pytest.mark.filterwarnings("ignore:websockets.* is deprecated:DeprecationWarning")

KEY = 'orders:{"accountId":"A"}'


@pytest.fixture(params=(*DELIVERY_PATHS, "other"))
def path(request: pytest.FixtureRequest) -> Iterator[DeliveryPath]:
    """Each way in which frames reach the network, and a server with another implementation of WebSockets."""
    yield request.param


async def test_subscribe_is_confirmed_with_its_id(client: Talk) -> None:
    """A subscription is confirmed with the request's id, the canonical key and the place to start."""
    await client.send("orders.subscribe", {"accountId": "A"}, id="7")
    reply = await client.receive()
    epoch = reply["payload"].pop("epoch")
    assert {
        "type": "orders.subscribe.response",
        "id": "7",
        "payload": {"status": "ok", "message": "Subscribed", "topic": KEY, "seq": 0, "recovered": False},
    } == reply
    assert epoch


async def test_seed_client_without_envelope_fields(client: Talk, desk: Desk) -> None:
    """A client that knows only type, payload and topic works unchanged."""
    await client.send("orders.subscribe", {"accountId": "A"})
    reply = await client.receive()
    assert {"type", "payload"} == set(reply)
    desk.publishers["A"](order(1))
    assert {
        "type": "orders.update",
        "payload": {"topic": KEY, "seq": 1, "payload": json.loads(order(1).model_dump_json(by_alias=True))},
    } == await client.receive()
    await client.send("orders.unsubscribe", {"accountId": "A"})
    assert {
        "type": "orders.unsubscribe.response",
        "payload": {"status": "ok", "message": "Unsubscribed", "topic": KEY},
    } == await client.receive()


async def test_latest_restates_to_each_new_subscriber(client: Talk, server: RunningServer) -> None:
    """A topic of latest delivery tells each new subscriber its last update right after the reply."""
    reply = await client.ask("load.subscribe")
    assert ("load:{}", 1) == (reply["topic"], reply["seq"])
    snapshot = {"topic": "load:{}", "seq": 1, "snapshot": True, "payload": {"openOrders": 0}}
    assert snapshot == (await client.receive())["payload"]
    async with talk(server.ws + DESK_WS) as second:
        assert 1 == (await second.ask("load.subscribe", {}))["seq"]
        assert snapshot == (await second.receive())["payload"]


async def test_combined_endpoint_shares_the_source(client: Talk, server: RunningServer, desk: Desk) -> None:
    """The endpoint of all modules serves the same topics from the same source."""
    await client.follow()
    async with talk(server.ws + "/api/v1/ws") as other:
        await other.follow()
        desk.publishers["A"](order(1))
        assert (await client.receive())["payload"] == (await other.receive())["payload"]
    assert 1 == desk.opened["A"]


async def test_resume_after_reconnect(client: Talk, server: RunningServer, desk: Desk) -> None:
    """Who comes back within the history gets exactly what it missed, right after the reply."""
    epoch = (await client.follow())["epoch"]
    for number in range(1, 6):
        desk.publishers["A"](order(number))
    async with talk(server.ws + DESK_WS) as other:
        reply = await other.follow(resume={"epoch": epoch, "seq": 2})
        assert (5, True) == (reply["seq"], reply["recovered"])
        assert [3, 4, 5] == [(await other.receive())["payload"]["seq"] for _ in range(3)]


async def test_ping_is_answered_with_its_id(client: Talk) -> None:
    """A ping is answered with a pong of the same id."""
    await client.send("ping", id="p")
    assert {"type": "pong", "id": "p", "payload": {}} == await client.receive()


async def test_source_that_fails_is_told(client: Talk, desk: Desk) -> None:
    """Stale, then fresh in a new epoch, then updates from 1, whatever the server."""
    epoch = (await client.follow())["epoch"]
    desk.publishers["A"](order(1))
    desk.crash.set()
    assert ["orders.update", "orders.stale"] == [(await client.receive())["type"] for _ in range(2)]
    desk.crash.clear()
    fresh = (await client.receive())["payload"]
    assert fresh["epoch"] != epoch
    desk.publishers["A"](order(1))
    assert fresh["seq"] + 1 == (await client.receive())["payload"]["seq"]


async def test_too_many_bad_frames_close(client: Talk) -> None:
    """Each is answered, then the connection is closed with its code and reason."""
    for _ in range(11):
        await client.socket.send(b"binary")
    assert (4509, "Too many protocol errors") == (await client.close_code(), client.socket.close_reason)


async def test_end_of_the_server(client: Talk, server: RunningServer, desk: Desk) -> None:
    """What was published before the end arrives, then ``goaway``, then the close; the source is left."""
    await client.follow()
    desk.publishers["A"](order(1))
    server.app.state.realtime.begin_drain()
    assert ["orders.update", "goaway"] == [(await client.receive())["type"] for _ in range(2)]
    assert 4001 == await client.close_code()
    await desk.until(desk.closed, "A", 1)

"""Delivery under pressure, on both paths: slow readers, limits, and the frames on the network."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from desk_contracts.desk import orders
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, desk_app, order
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.stalled import StalledReader
from tests.runtime.talk import Talk, talk
from tests.runtime.turns import turns_until
from websockets.asyncio.client import connect

from tradegen_runtime.links.outbox import OutboxLimits
from tradegen_runtime.sessions.connection import Connection
from tradegen_runtime.sessions.settings import Settings

BIG = "x" * 20_000
MAX_BYTES = 200_000


@pytest.fixture
async def small(desk: Desk, path: DeliveryPath) -> AsyncIterator[RunningServer]:
    """A server with small outboxes and little patience."""
    app = desk_app(
        desk, Settings(close_grace_s=0.05, outbox=OutboxLimits(max_bytes=MAX_BYTES, max_burst_bytes=MAX_BYTES))
    )
    async with serve(app, path=path) as running:
        yield running


def connections(server: RunningServer) -> set[Connection]:
    """Return the live connections."""
    live: set[Connection] = server.app.state.realtime.connections
    return live


async def test_f06_f23_f37_stalled_reader_costs_others_nothing(small: RunningServer, desk: Desk) -> None:
    """One client that stops reading delays nobody, on its topic or another, and is cut off."""
    async with (
        AsyncExitStack() as stack,
        talk(small.ws + DESK_WS) as same_topic,
        talk(small.ws + DESK_WS) as other_topic,
    ):
        await same_topic.follow("A")
        await other_topic.follow("B")
        healthy = set(connections(small))
        stalled = await stack.enter_async_context(StalledReader(small.port, DESK_WS))
        await stalled.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
        (slow,) = connections(small) - healthy
        await turns_until(lambda: bool(slow.session.topics))
        number = 0
        while slow in connections(small):
            number += 1
            desk.publishers["A"](order(number, symbol=BIG))
            desk.publishers["B"](order(number))
            assert number == (await same_topic.receive())["payload"]["seq"]
            assert number == (await other_topic.receive())["payload"]["seq"]
            assert slow.outbox.size_bytes <= MAX_BYTES
        assert (4008, "The reader is too slow") == slow.closing
        assert frozenset() == slow.session.topics


async def test_late_reader_finds_the_close_code(desk: Desk) -> None:
    """A reader that wakes up within the grace reads whole frames up to a close frame with 4008."""
    app = desk_app(
        desk, Settings(close_grace_s=10.0, outbox=OutboxLimits(max_bytes=MAX_BYTES, max_burst_bytes=MAX_BYTES))
    )
    async with serve(app) as server, StalledReader(server.port, DESK_WS) as stalled:
        await stalled.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
        await desk.until(desk.opened, "A", 1)
        await turns_until(lambda: "A" in desk.publishers)
        (slow,) = connections(server)
        number = 0
        while slow.closing is None:
            number += 1
            if publish := desk.publishers.get("A"):
                publish(order(number, symbol=BIG))
            await asyncio.sleep(0)
        await stalled.read_until(b"\x88\x18" + (4008).to_bytes(2) + b"The reader is too slow")


async def test_stalled_reader_of_a_latest_topic_conflates(small: RunningServer, desk: Desk) -> None:
    """However much is published, a stalled follower of a latest topic costs one update, the newest."""
    async with StalledReader(small.port, DESK_WS) as stalled:
        await stalled.send({"type": "load.subscribe"})
        await turns_until(lambda: desk.publish_load is not None)
        publish = desk.publish_load
        assert publish is not None
        (slow,) = connections(small)
        (topic,) = small.app.state.realtime.broadcaster
        for number in range(1, 200_000):
            publish(orders.Load(open_orders=number))
            if number % 1000 == 0:
                await asyncio.sleep(0)
            if slow.outbox.blocked and topic.binding.tally.conflated > 100:
                break
        assert slow.closing is None
        assert slow.outbox.blocked
        assert f'"openOrders":{number}' in slow.outbox.take(1 << 30)[-1].text


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536, 70_000])
async def test_frames_of_every_length(server: RunningServer, desk: Desk, size: int) -> None:
    """Updates of any size arrive whole: the three forms of a frame's length."""
    async with talk(server.ws + DESK_WS) as client:
        await client.follow()
        desk.publishers["A"](order(1, symbol="é" * (size // 2) + "x" * (size % 2)))
        assert size == len((await client.receive())["payload"]["payload"]["symbol"].encode())


async def test_mixed_frames_keep_their_order(server: RunningServer, desk: Desk) -> None:
    """Replies and updates of one connection arrive in the order in which they were made."""
    async with talk(server.ws + DESK_WS) as client:
        await client.follow()
        for number in range(1, 21):
            desk.publishers["A"](order(number))
            await client.send("ping", id=number)
        frames = [await client.receive() for _ in range(40)]
    assert list(range(1, 21)) == [frame["payload"]["seq"] for frame in frames if frame["type"] == "orders.update"]
    assert list(range(1, 21)) == [frame["id"] for frame in frames if frame["type"] == "pong"]


async def test_compressed_connections_get_the_same(desk: Desk) -> None:
    """Where an operator turns compression on, frames take the standard way; the goodbye is the same."""
    app = desk_app(desk)
    async with (
        serve(app, compressed=True) as server,
        connect(server.ws + DESK_WS, compression="deflate", proxy=None) as socket,
    ):
        client = Talk(socket)
        assert "ok" == (await client.follow())["status"]
        desk.publishers["A"](order(1))
        assert 1 == json.loads(await socket.recv())["payload"]["seq"]
        assert socket.protocol.extensions
        stopping = asyncio.create_task(server.stop())
        assert "goaway" == json.loads(await socket.recv())["type"]
        assert 4001 == await client.close_code()
        await stopping

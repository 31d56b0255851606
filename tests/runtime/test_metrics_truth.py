"""Known events on a real server, and every metric with the value that they must give it."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import accumulate, pairwise
from typing import Final, cast

import httpx
import pytest
from desk_api.desk.topics import OrdersRouter
from desk_contracts.desk import orders
from pydantic_core import PydanticSerializationError
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, desk_app, order
from tests.runtime.scrape import told
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.stalled import StalledReader
from tests.runtime.talk import Talk, talk
from tests.runtime.turns import turns_until
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.outbox import OutboxLimits
from tradegen_runtime.sessions.settings import Settings

PLACES: Final = 4
MAX_BYTES: Final = 200_000
BIG: Final = "x" * 20_000
SETTINGS: Final = Settings(
    max_connections=PLACES,
    max_linger_s=0,
    close_grace_s=0.05,
    outbox=OutboxLimits(max_bytes=MAX_BYTES, max_burst_bytes=MAX_BYTES),
)


@pytest.fixture
async def counting(desk: Desk, path: DeliveryPath) -> AsyncIterator[RunningServer]:
    """A small server."""
    async with serve(desk_app(desk, SETTINGS), path=path) as running:
        yield running


async def refused(server: RunningServer) -> int:
    """Return the status with which an upgrade is refused."""
    with pytest.raises(InvalidStatus) as found:
        async with connect(server.ws + DESK_WS, proxy=None):
            raise AssertionError("it was let in")
    return found.value.response.status_code


async def test_a_day_of_a_server(counting: RunningServer, desk: Desk) -> None:
    """Two connections follow, others come back, misbehave or find no place; a source fails; the server stops."""
    realtime = counting.app.state.realtime
    endpoint = counting.app.state.endpoints[0]
    async with talk(counting.ws + DESK_WS) as first, talk(counting.ws + DESK_WS) as second:
        epoch = (await first.follow())["epoch"]
        assert epoch == (await second.follow())["epoch"]
        for number in (1, 2, 3):
            desk.publishers["A"](order(number))
        with pytest.raises(PydanticSerializationError):
            desk.publishers["A"](cast("orders.PlacedOrder", "no order"))
        for client in (first, second):
            assert [1, 2, 3] == [(await client.receive())["payload"]["seq"] for _ in range(3)]
        await come_back(counting, epoch)
        async with talk(counting.ws + DESK_WS), talk(counting.ws + DESK_WS):
            assert 503 == await refused(counting)
        endpoint.auth_handler = deny
        assert 403 == await refused(counting)
        endpoint.auth_handler = None
        async with talk(counting.ws + DESK_WS) as abuser:
            for _ in range(11):
                await abuser.socket.send("nope")
            assert 4509 == await abuser.close_code()
        await crash(desk, first, second)
        await follow_load(desk, first)
        desk.may_open.clear()
        await second.send("orders.subscribe", {"accountId": "B"})
        async with httpx.AsyncClient(base_url=counting.http) as http:
            assert 404 == (await http.get("/api/v1/desk/orders/o1")).status_code
        await desk.until(desk.opened, "B", 1)
        await turns_until(lambda: len(realtime.connections) == 2)
        assert OF_THE_DAY == await told(counting)
        realtime.begin_drain()
        assert 503 == await refused(counting)
        assert [4001, 4001] == [await client.close_code() for client in (first, second)]
        await turns_until(lambda: not (realtime.connections or realtime.broadcaster))
        assert OF_THE_EVENING == await told(counting)


OF_THE_DAY: Final[dict[str, float]] = {
    "connections": 2,
    "connections_accepted_total": 2 + 2 + 2 + 1,
    "connections_refused_total too_many_connections": 1,
    "connections_refused_total auth_handler": 1,
    "connections_closed_total 1000": 1 + 2,
    "connections_closed_total other": 1,
    "connections_closed_total 4509": 1,
    "topics desk orders": 2,
    "topics desk load": 1,
    "subscriptions desk orders": 2 + 1,
    "subscriptions desk load": 1,
    "updates_published_total desk orders": 3,
    "updates_published_total desk load": 1 + 2,
    "updates_unsendable_total desk orders": 1,
    "updates_delivered_total desk orders": 3 * 2 + 2,
    "updates_delivered_total desk load": 2,
    "resumes_total desk recovered orders": 1,
    "resumes_total desk unrecovered orders": 1,
    "gaps_total desk orders": 1 + 2,
    "source_restarts_total desk orders": 1,
    "publish_to_write_seconds_count": 3 * 2 + 2,
    "rest_requests_total getOrder 404": 1,
    "rest_request_seconds_count getOrder": 1,
}
"""Whoever comes back is sent again what was published before it came: that is delivered, and not timed."""

NOW: Final = ("connections", "topics desk orders", "topics desk load", "subscriptions desk orders")
OF_THE_EVENING: Final[dict[str, float]] = {
    **{name: value for name, value in OF_THE_DAY.items() if name not in (*NOW, "subscriptions desk load")},
    "connections_closed_total 4001": 2,
    "connections_refused_total going_away": 1,
    "rest_requests_total other 200": 1,
    "rest_request_seconds_count other": 1,
}


async def come_back(server: RunningServer, epoch: str) -> None:
    """Resume after the first of three updates, then in an epoch that never was."""
    async with talk(server.ws + DESK_WS) as back:
        assert (await back.follow(resume={"epoch": epoch, "seq": 1}))["recovered"]
        assert [2, 3] == [(await back.receive())["payload"]["seq"] for _ in range(2)]
        await back.socket.close(4444)
    async with talk(server.ws + DESK_WS) as stranger:
        assert not (await stranger.follow(resume={"epoch": "another", "seq": 1})).get("recovered")


async def deny(_: object) -> bool:
    """Let nobody in."""
    return False


async def crash(desk: Desk, *followers: Talk) -> None:
    """Let the source of an account fail, and wait until all are told that it runs again."""
    desk.crash.set()
    for client in followers:
        assert "orders.stale" == (await client.receive())["type"]
    desk.crash.clear()
    for client in followers:
        assert "orders.fresh" == (await client.receive())["type"]


async def follow_load(desk: Desk, client: Talk) -> None:
    """Follow a topic that tells its state first, then two updates of it."""
    assert "ok" == (await client.ask("load.subscribe"))["status"]
    assert (await client.receive())["payload"]["snapshot"]
    for number in (1, 2):
        assert desk.publish_load is not None
        desk.publish_load(orders.Load(open_orders=number))
        assert 1 + number == (await client.receive())["payload"]["seq"]


@pytest.mark.parametrize(
    ("delivery", "lost"),
    [
        (Delivery(on_slow="drop_oldest"), "updates_dropped_total desk orders"),
        (Delivery(mode="latest"), "updates_conflated_total desk orders"),
    ],
    ids=["drop_oldest", "latest"],
)
async def test_what_a_slow_reader_misses(
    desk: Desk, path: DeliveryPath, delivery: Delivery, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They say what the reader finds when it wakes up: what is missing, in how many holes, and how much waited."""
    monkeypatch.setattr(OrdersRouter, "delivery", delivery)
    async with (
        serve(desk_app(desk, SETTINGS), path=path) as server,
        StalledReader(server.port, DESK_WS) as stalled,
    ):
        published = await publish_past(server, desk, stalled)
        asleep = await told(server)
        found = [0]
        frames = []
        while found[-1] < published:
            frames += await stalled.read_frames(1)
            found.append(frames[-1]["payload"]["seq"])
        awake = await told(server)
    received = len(frames)
    holes = sum(later - seq > 1 for seq, later in pairwise(found))
    sizes = [len(json.dumps(frame, separators=(",", ":"))) for frame in reversed(frames)]
    waited = list(accumulate(sizes))
    assert received < published
    assert asleep["outbox_bytes"] in (waited if delivery.mode == "every" else waited[:1])
    expected = {
        "connections": 1,
        "connections_accepted_total": 1,
        "topics desk orders": 1,
        "subscriptions desk orders": 1,
        "updates_published_total desk orders": published,
        "updates_delivered_total desk orders": published,
        lost: published - received,
        "publish_to_write_seconds_count": received,
        "rest_requests_total other 200": 1,
        "rest_request_seconds_count other": 1,
    }
    if delivery.mode == "every":
        expected["gaps_total desk orders"] = holes
    assert expected == awake


async def publish_past(server: RunningServer, desk: Desk, stalled: StalledReader) -> int:
    """Publish to a reader that takes nothing, until it misses some; return how many."""
    await stalled.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
    await stalled.read_frames(1)
    (connection,) = server.app.state.realtime.connections
    published = 0
    past = 3 * MAX_BYTES // len(BIG)
    while past:
        published += 1
        desk.publishers["A"](order(published, symbol=BIG))
        await asyncio.sleep(0)
        past -= connection.outbox.blocked
    return published


async def test_reader_that_is_too_slow(desk: Desk, path: DeliveryPath) -> None:
    """One close with 4008; whatever waited for it waits no more."""
    async with serve(desk_app(desk, SETTINGS), path=path) as server, StalledReader(server.port, DESK_WS) as stalled:
        await stalled.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
        await stalled.read_frames(1)
        (connection,) = server.app.state.realtime.connections
        published = 0
        while connection.closing is None:
            published += 1
            desk.publishers["A"](order(published, symbol=BIG))
            await asyncio.sleep(0)
        realtime = server.app.state.realtime
        await turns_until(lambda: not (realtime.broadcaster or realtime.connections))
        found = await told(server)
        written = found.pop("publish_to_write_seconds_count")
    assert 0 < written < published
    assert {
        "connections_accepted_total": 1,
        "connections_closed_total 4008": 1,
        "updates_published_total desk orders": published,
        "updates_delivered_total desk orders": published,
    } == found


async def test_updates_held_back(desk: Desk, path: DeliveryPath, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of five updates the first goes out, the last waits for its time, which ends with the source."""
    monkeypatch.setattr(OrdersRouter, "delivery", Delivery(mode="latest", rate_per_s=0.001))
    async with serve(desk_app(desk, SETTINGS), path=path) as server, talk(server.ws + DESK_WS) as client:
        await client.follow()
        for number in range(1, 6):
            desk.publishers["A"](order(number))
        assert 1 == (await client.receive())["payload"]["payload"]["qty"]
        held = await told(server)
        desk.crash.set()
        assert 5 == (await client.receive())["payload"]["payload"]["qty"]
        assert "orders.stale" == (await client.receive())["type"]
        released = await told(server)
    counted = ("published_total", "conflated_total", "delivered_total")
    assert [(5, 3, 1), (5, 3, 2)] == [
        tuple(samples[f"updates_{name} desk orders"] for name in counted) for samples in (held, released)
    ]
    assert [1, 2] == [samples["publish_to_write_seconds_count"] for samples in (held, released)]

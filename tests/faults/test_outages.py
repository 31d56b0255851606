"""Servers that end: killed (X5), stopped with a goodbye (X6), and a crowd that comes back (X13)."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from pydantic import BaseModel, TypeAdapter
from tests.clients.relay import Relay, relay
from tests.e2e.live_server import PATIENCE_S
from tests.faults.account import published
from tests.faults.followers import (
    Follower,
    all_until,
    client_options,
    followers_of_both,
    node_followers,
    python_followers,
    reasons,
)
from tests.faults.served import FEEDS_WS, ServedFeeds, served_feeds
from tests.runtime.talk import Talk, talk
from websockets.exceptions import ConnectionClosed

from tradegen_runtime.client import ClientCore, LiveList, Topic
from tradegen_runtime.client.operation import ItemRule

OUTAGES_S: Final = tuple(float(each) for each in os.environ.get("FAULT_OUTAGES_S", "600").split(","))
OUTAGE_S: Final = float(os.environ.get("FAULT_OUTAGE_S", "2"))
"""How long a server really stays away; the clients' clocks run so much faster as to make it an outage of OUTAGES_S."""

CROWD: Final = int(os.environ.get("FAULT_CROWD", "30"))
DRAIN_S: Final = 1

FLAPS: Final = 20
PER_FLAP: Final = 10
FLAP_SPEED: Final = 10.0


class Item(BaseModel):
    """An item of a feed's list."""

    name: str
    id: str
    version: int


ITEMS = Topic[Item](
    route="items",
    ws_path=FEEDS_WS,
    update=lambda: TypeAdapter(Item),
    items=ItemRule(key="id", drop={"state": ("gone",)}),
)


@asynccontextmanager
async def live_items(base_url: str, name: str, speed: float) -> AsyncIterator[LiveList[Item]]:
    """A Python client's live list."""
    options = client_options(speed, impatience=1)
    async with ClientCore(base_url, options=options) as core, core.live(ITEMS, {"name": name}) as items:
        yield items


@pytest.mark.parametrize("outage_s", OUTAGES_S)
async def test_x05_killed_server_returns(tmp_path: Path, outage_s: float) -> None:
    """All clients of a server that is killed and stays away come back; what was lost is told, lists are whole again."""
    speed = outage_s / OUTAGE_S
    topics = (("ticks", "A"), ("journal", "A"), ("prices", "A")) * 2
    with served_feeds(FEED_LEDGER=tmp_path) as server:
        await asyncio.to_thread(server.put_item, "A", "old")
        async with (
            relay(server.port) as path,
            python_followers(path.url, *topics, speed=speed) as python,
            node_followers(path.url, *topics, speed=speed) as node,
            live_items(path.url, "A", speed) as live,
        ):
            items = aiter(live)
            followers = [*python, *node.followers]
            assert ["old"] == [item.id for item in await anext(items)]
            await all_until(followers, lambda one: one.live == 1)
            await publish_all(server, 50)
            await all_until(followers, lambda one: 50 in (one.account.position, *one.numbers[-1:]))
            await asyncio.to_thread(server.kill)
            await all_until(followers, lambda one: one.state == "reconnecting")
            await asyncio.sleep(OUTAGE_S)  # an outage lasts
            await asyncio.to_thread(server.start)
            await asyncio.to_thread(server.put_item, "A", "new")
            await all_until(followers, lambda one: one.live == 2)
            await publish_all(server, 10)
            await all_until(followers, lambda one: 10 in (one.account.position, *one.numbers[-1:]))
            async with asyncio.timeout(PATIENCE_S):
                assert ["new"] == [item.id for item in await anext(items)]
        assert {"epoch": len(followers)} == reasons(followers)
        for follower, (route, _) in zip(followers, topics * 2, strict=True):
            if route != "prices":
                balance = follower.account.settle(published(tmp_path, f"{route}.A"))
                assert (balance.even, 60) == (True, balance.delivered)


async def test_x05_flapping_line_loses_nothing_silently(tmp_path: Path) -> None:
    """Twenty cuts in a row while updates are published: both clients are back each time, and the books balance."""
    topics = (("ticks", "A"), ("journal", "A"), ("prices", "A"))
    with served_feeds(FEED_LEDGER=tmp_path) as server:
        async with (
            followers_of_both(server.http, *topics) as steady,
            relay(server.port) as path,
            python_followers(path.url, *topics, speed=FLAP_SPEED) as python,
            node_followers(path.url, *topics, speed=FLAP_SPEED) as node,
            live_items(path.url, "A", FLAP_SPEED) as live,
        ):
            followers = [*python, *node.followers]
            await all_until(followers, lambda one: one.live == 1)
            for number in range(FLAPS):
                await flap(server, path, followers, twice=number % 2 == 1)
            await all_until(followers, lambda one: one.state == "live")
            await asyncio.to_thread(server.put_item, "A", "new")
            await publish_all(server, 1)
            count = FLAPS * PER_FLAP + 1
            await all_until([*steady, *followers], lambda one: count in (one.account.position, *one.numbers[-1:]))
            async with asyncio.timeout(PATIENCE_S):
                async for items in live:
                    if ["new"] == [item.id for item in items]:
                        break
        assert {"epoch", "unrecovered"} >= set(reasons(followers))
        for follower, (route, _) in zip(followers, topics * 2, strict=True):
            if route != "prices":
                assert follower.account.settle(published(tmp_path, f"{route}.A")).even
        for follower in steady:
            assert (1, 0) == (follower.live, follower.account.told)


async def flap(server: ServedFeeds, path: Relay, followers: list[Follower], *, twice: bool) -> None:
    """Cut all connections, publish, and wait until everybody has been back; ``twice``: cut them again on their way."""
    before = {id(one): one.live for one in followers}
    accepted = len(path.accepted_at)
    path.cut()
    publishing = asyncio.create_task(publish_all(server, PER_FLAP))
    if twice:
        await path.comes(accepted + 1)
        path.cut()
    await all_until(followers, lambda one: one.live > before[id(one)])
    await publishing


async def publish_all(server: ServedFeeds, count: int) -> None:
    """Publish on each route."""
    routes = ("ticks", "journal", "prices")
    await asyncio.gather(*(asyncio.to_thread(server.publish, route, "A", count) for route in routes))


async def test_x06_stopping_server_says_goodbye() -> None:
    """Every client of a server that is told to stop gets all that was published, the goodbye and 4001."""
    with served_feeds(TRADEGEN_DRAIN_S=DRAIN_S) as server:
        async with AsyncExitStack() as stack:
            crowd = [await stack.enter_async_context(talk(server.ws)) for _ in range(CROWD)]
            for each in crowd:
                assert "ok" == (await each.ask("ticks.subscribe", {"name": "A"}))["status"]
            publishing = asyncio.to_thread(server.publish, "ticks", "A", 100)
            ending = asyncio.gather(*(read_to_the_end(each) for each in crowd))
            await publishing
            server.terminate()
            async with asyncio.timeout(PATIENCE_S):
                endings = await ending
            assert [(list(range(1, 101)), ["goaway"], 4001)] * CROWD == endings
            await asyncio.to_thread(server.wait)


FRAMES = TypeAdapter(dict[str, object])


async def read_to_the_end(connection: Talk) -> tuple[list[int], list[str], int | None]:
    """Return the numbers of the updates, the types of all other frames, and the code of the close."""
    numbers, others = [], []
    with suppress(ConnectionClosed):
        async for text in connection.socket:
            frame = FRAMES.validate_json(text)
            if frame["type"] == "ticks.update":
                numbers.append(Update.model_validate(frame["payload"]).seq)
            elif frame["type"] != "ping":
                others.append(str(frame["type"]))
    return numbers, others, connection.socket.close_code


class Update(BaseModel):
    """What stands around an update."""

    seq: int


async def test_x13_crowd_comes_back(feeds: ServedFeeds, name: str) -> None:
    """A crowd that loses its server at once comes back, each by one more connection, with nothing unsaid."""
    async with relay(feeds.port) as path, python_followers(path.url, *[("ticks", name)] * CROWD) as crowd:
        await all_until(crowd, lambda one: one.live == 1)
        assert CROWD == len(path.accepted_at)
        path.reset()
        await all_until(crowd, lambda one: one.live == 2)
        await asyncio.to_thread(feeds.publish, "ticks", name, 10)
        await all_until(crowd, lambda one: one.account.position == 10)
        assert 2 * CROWD == len(path.accepted_at)
        assert {"epoch": CROWD} == reasons(crowd)

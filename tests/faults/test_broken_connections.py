"""Connections that break: with a reset while updates are sent (X3), or without a word (X4)."""

import asyncio
from contextlib import AsyncExitStack

from tests.clients.desk import app_of
from tests.clients.relay import relay
from tests.faults.followers import all_until, at, beyond, followers_of_both, node_followers, python_followers, reasons
from tests.faults.served import FEEDS_WS, ServedFeeds
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk
from tests.runtime.server import serve
from tests.runtime.stalled import StalledReader

ROUNDS = 4
VICTIMS = 20
TICKS = 500
SPEED = 20.0
"""So many times faster than the clock do the clients' seconds pass."""


async def test_x03_resets_while_sending(feeds: ServedFeeds, name: str) -> None:
    """Twenty connections at once are reset while updates flow, in rounds: the others miss none, nothing leaks."""
    before = await feeds.settles(lambda facts: facts["sources"] == 0)
    async with followers_of_both(feeds.http, *[("ticks", name)] * 3) as healthy:
        for number in range(ROUNDS):
            begin, end = number * TICKS, (number + 1) * TICKS
            async with AsyncExitStack() as stack:
                victims = [await stack.enter_async_context(StalledReader(feeds.port, FEEDS_WS)) for _ in range(VICTIMS)]
                for victim in victims:
                    await victim.send({"type": "ticks.subscribe", "payload": {"name": name}})
                    await victim.read_frames(1)
                publishing = asyncio.create_task(asyncio.to_thread(feeds.publish, "ticks", name, TICKS, filler=200))
                await all_until(healthy, beyond(begin))
                for victim in victims:
                    victim.reset()
                await publishing
                await all_until(healthy, at(end))
        assert [ROUNDS * TICKS] * 6 == [follower.account.delivered for follower in healthy]
    await feeds.settles(lambda facts: facts["sources"] == 0 and facts["sockets"] <= before["sockets"])


async def test_x04_half_open_connection_is_replaced(feeds: ServedFeeds, name: str) -> None:
    """A path that carries nothing any more is left for another; what was missed is told or recovered."""
    both = (("ticks", name), ("journal", name))
    async with (
        followers_of_both(feeds.http, *both),
        relay(feeds.port) as path,
        python_followers(path.url, *both, speed=SPEED, impatience=SPEED) as python,
        node_followers(path.url, *both, speed=SPEED, impatience=SPEED) as node,
    ):
        followers = [*python, *node.followers]
        await all_until(followers, lambda one: one.live == 1)
        path.freeze()
        for route, _ in both:
            await asyncio.to_thread(feeds.publish, route, name, 200)
        await all_until(followers, lambda one: one.live == 2)
        for route, _ in both:
            await asyncio.to_thread(feeds.publish, route, name, 1)
        await all_until(followers, lambda one: one.account.position == 201)
        assert [1, 201, 1, 201] == [follower.account.delivered for follower in followers]
        assert {"unrecovered": 2} == reasons(followers)


async def test_x04_half_open_connection_is_freed() -> None:
    """A peer that answers no ping is let go, though its connection never ends."""
    desk = Desk()
    async with (
        serve(app_of(desk), ping_s=0.2) as server,
        relay(server.port) as path,
        StalledReader(path.port, DESK_WS) as silent,
    ):
        await silent.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
        await desk.until(desk.opened, "A", 1)
        path.freeze()
        await desk.until(desk.closed, "A", 1)
        assert not server.app.state.realtime.connections

"""Sources that flood (X9), fail (X10) or hold the whole process up (X17)."""

import asyncio

from tests.clients.relay import relay
from tests.faults.followers import ScaledClock, all_until, followers_of_both, node_followers, python_followers, reasons
from tests.faults.served import ServedFeeds

FLOOD = 10_000
STALL_S = 2.0
HOUR_S = 3600.0
SPEED = 20.0
"""So many times faster than the clock do the clients' seconds pass."""


async def test_x09_flood_in_one_turn(feeds: ServedFeeds, name: str) -> None:
    """10,000 updates in one turn of the loop: the source lives on, and whoever could not take them is told."""
    routes = ("ticks", "journal", "prices")
    async with followers_of_both(feeds.http, *[(route, name) for route in routes], speed=10) as followers:
        every = [follower for follower in followers if follower.counts]
        before = feeds.facts()
        for route in routes:
            await asyncio.to_thread(feeds.publish, route, name, FLOOD, per_turn=FLOOD)
        await all_until(followers, lambda one: FLOOD in (one.account.position, *one.numbers[-1:]) or one.live > 1)
        await all_until(followers, lambda one: one.state == "live")
        for route in routes:
            await asyncio.to_thread(feeds.publish, route, name, 1)
        await all_until(followers, lambda one: FLOOD + 1 in (one.account.position, *one.numbers[-1:]))
        for follower in every:
            assert FLOOD + 1 == follower.account.delivered + follower.account.told
        assert feeds.facts()["opened"] == before["opened"]


async def test_x10_failing_source_begins_anew(feeds: ServedFeeds, name: str) -> None:
    """The followers of a source that fails are told and follow its next life; others notice nothing."""
    async with (
        followers_of_both(feeds.http, ("ticks", name), speed=10) as followers,
        followers_of_both(feeds.http, ("journal", name)) as others,
    ):
        await asyncio.to_thread(feeds.publish, "ticks", name, 5)
        await all_until(followers, lambda one: one.account.position == 5)
        await asyncio.to_thread(feeds.post, "crash", route="ticks", name=name)
        await all_until(followers, lambda one: one.live == 2)
        for route in ("ticks", "journal"):
            await asyncio.to_thread(feeds.publish, route, name, 3)
        await all_until([*followers, *others], lambda one: one.account.position == 3)
        assert {"epoch": 2} == reasons(followers)
        assert [8, 8] == [follower.account.delivered for follower in followers]
        assert [(1, 3)] * 2 == [(other.live, other.account.delivered) for other in others]


async def test_x17_stalled_process_loses_nobody(feeds: ServedFeeds, name: str) -> None:
    """A service that blocks the loop for two seconds disconnects nobody, all arrives, and `/metrics` tells of it."""
    stalled_s = feeds.metric("tradegen_event_loop_stall_seconds_total")
    async with followers_of_both(feeds.http, *[("ticks", name)] * 5) as followers:
        await asyncio.to_thread(feeds.publish, "ticks", name, 50)
        stalling = asyncio.create_task(asyncio.to_thread(feeds.post, "stall", seconds=STALL_S))
        await asyncio.to_thread(feeds.publish, "ticks", name, 50)
        await stalling
        await all_until(followers, lambda one: one.account.position == 100)
        assert feeds.metric("tradegen_event_loop_stall_seconds_total") >= stalled_s + STALL_S / 2
        assert [(1, 100)] * 10 == [(follower.live, follower.account.delivered) for follower in followers]


async def test_x17_jumping_clock_loses_nothing(feeds: ServedFeeds, name: str) -> None:
    """Clients whose clock jumps an hour ahead take their connection for dead; nothing is lost."""
    clock = ScaledClock(SPEED)
    async with (
        followers_of_both(feeds.http, ("journal", name)),
        relay(feeds.port) as path,
        python_followers(path.url, ("journal", name), clock=clock, speed=SPEED, impatience=SPEED) as python,
        node_followers(path.url, ("journal", name), speed=SPEED, impatience=SPEED) as node,
    ):
        followers = [*python, *node.followers]
        await all_until(followers, lambda one: one.live == 1)
        await asyncio.to_thread(feeds.publish, "journal", name, 5)
        await all_until(followers, lambda one: one.account.position == 5)
        clock.ahead_s += HOUR_S
        await node.jump(HOUR_S)
        await all_until(followers, lambda one: one.live == 2)
        await asyncio.to_thread(feeds.publish, "journal", name, 5)
        await all_until(followers, lambda one: one.account.position == 10)
        assert [10, 10] == [follower.account.delivered for follower in followers]

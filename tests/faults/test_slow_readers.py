"""Readers that are too slow: they alone pay for it (X1, X2)."""

import asyncio
from contextlib import AsyncExitStack

from tests.clients.relay import relay
from tests.faults.followers import all_until, followers_of_both, python_followers
from tests.faults.served import FEEDS_WS, ServedFeeds
from tests.runtime.stalled import StalledReader

TICKS = 3000
FILLER = 2000
CLOSED_AS_SLOW = (4008).to_bytes(2) + b"The reader is too slow"
MOST_GROWTH_KB = 2 * 2048
"""2 MiB for each stalled reader."""


async def test_x01_stalled_readers_harm_nobody(feeds: ServedFeeds, name: str) -> None:
    """Two of many never read: the others get every update, those are cut off, and memory stays."""
    async with (
        followers_of_both(feeds.http, *[("ticks", name)] * 4) as healthy,
        StalledReader(feeds.port, FEEDS_WS) as one,
        StalledReader(feeds.port, FEEDS_WS) as other,
    ):
        before = await asyncio.to_thread(feeds.publish, "ticks", name, TICKS, filler=FILLER)
        await all_until(healthy, lambda one: one.account.position == TICKS)
        for stalled in (one, other):
            await stalled.send({"type": "ticks.subscribe", "payload": {"name": name}})
            await stalled.read_frames(1)
        await asyncio.to_thread(feeds.publish, "ticks", name, TICKS, filler=FILLER, per_s=2000)
        after = await feeds.settles(lambda facts: facts["sockets"] <= before["sockets"] - 2)
        await all_until(healthy, lambda one: one.account.position == 2 * TICKS)
        assert {0} == {follower.account.told for follower in healthy}
        assert {1} == {follower.live for follower in healthy}
        assert after["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


async def test_x02_slow_drip_of_every_update_is_closed(feeds: ServedFeeds, name: str) -> None:
    """A reader of 1 KiB a second on a topic of every update is closed with 4008; its neighbour misses nothing."""
    async with (
        relay(feeds.port) as path,
        AsyncExitStack() as stack,
        followers_of_both(feeds.http, ("journal", name)) as healthy,
    ):
        path.bytes_per_s = 1024
        slow = await stack.enter_async_context(StalledReader(path.port, FEEDS_WS))
        await slow.send({"type": "journal.subscribe", "payload": {"name": name}})
        await slow.read_frames(1)
        await asyncio.to_thread(feeds.publish, "journal", name, TICKS, filler=FILLER, per_s=2000)
        path.bytes_per_s = float("inf")
        assert (await slow.read_to_end()).endswith(CLOSED_AS_SLOW)
        await all_until(healthy, lambda one: one.account.position == TICKS)
        assert {0} == {follower.account.told for follower in healthy}


async def test_x02_slow_drip_of_latest_updates_is_conflated(feeds: ServedFeeds, name: str) -> None:
    """The same reader on a latest topic stays, gets few of many, and the last one."""
    async with relay(feeds.port) as path, python_followers(feeds.http, ("prices", name)) as (healthy,):
        path.bytes_per_s = 1024
        async with python_followers(path.url, ("prices", name)) as (slow,):
            await all_until([healthy, slow], lambda one: one.live == 1)
            await asyncio.to_thread(feeds.publish, "prices", name, 4 * TICKS, filler=FILLER)
            path.bytes_per_s = float("inf")
            await all_until([healthy, slow], lambda one: one.numbers[-1:] == [4 * TICKS])
            assert (1, []) == (slow.live, slow.account.reasons)
            assert len(slow.numbers) < TICKS
            assert slow.numbers == sorted(set(slow.numbers))

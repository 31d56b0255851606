"""Readers that are too slow: they alone pay for it (X1, X2)."""

import asyncio
import fcntl
import json
import sys
import termios
from contextlib import AsyncExitStack

from tests.clients.relay import relay
from tests.faults.followers import Follower, all_until, at, followers_of_both, python_followers
from tests.faults.served import FEEDS_WS, Facts, ServedFeeds
from tests.runtime.stalled import StalledReader

TICKS = 3000
STEP = 300
"""Ticks that a healthy reader may leave waiting, however busy the machine is."""
FILLER = 2000
LOOKS = 50
"""So many questions to the server, without another byte in between, until nothing is under way any more."""
MOST_GROWTH_KB = 2 * 2048
"""2 MiB for each stalled reader."""


async def publish_steps(feeds: ServedFeeds, route: str, name: str, healthy: list[Follower]) -> Facts:
    """Publish in steps that the healthy readers keep up with; return how the server is then."""
    for _ in range(TICKS // STEP):
        begun = healthy[0].account.position
        facts = await asyncio.to_thread(feeds.publish, route, name, STEP, filler=FILLER)
        await all_until(healthy, at(begun + STEP))
    return facts


async def test_x01_stalled_readers_harm_nobody(feeds: ServedFeeds, name: str) -> None:
    """Two of many never read: the others get every update, those are cut off, and memory stays."""
    async with (
        followers_of_both(feeds.http, *[("ticks", name)] * 4) as healthy,
        StalledReader(feeds.port, FEEDS_WS) as one,
        StalledReader(feeds.port, FEEDS_WS) as other,
    ):
        before = await publish_steps(feeds, "ticks", name, healthy)
        for stalled in (one, other):
            await stalled.send({"type": "ticks.subscribe", "payload": {"name": name}})
            await stalled.read_frames(1)
        await publish_steps(feeds, "ticks", name, healthy)
        after = await feeds.settles(lambda facts: facts["sockets"] <= before["sockets"] - 2)
        assert {0} == {follower.account.told for follower in healthy}
        assert {1} == {follower.live for follower in healthy}
        assert after["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


async def test_x02_slow_drip_of_every_update_is_closed(feeds: ServedFeeds, name: str) -> None:
    """A reader of 1 KiB a second on a topic of every update is cut off; its neighbour misses nothing."""
    async with (
        relay(feeds.port) as path,
        AsyncExitStack() as stack,
        followers_of_both(feeds.http, ("journal", name)) as healthy,
    ):
        path.bytes_per_s = 1024
        slow = await stack.enter_async_context(StalledReader(path.port, FEEDS_WS))
        await slow.send({"type": "journal.subscribe", "payload": {"name": name}})
        await slow.read_frames(1)
        await publish_steps(feeds, "journal", name, healthy)
        path.bytes_per_s = float("inf")
        await slow.read_to_end()
        assert {0} == {follower.account.told for follower in healthy}


async def test_x02_nothing_old_waits_at_the_server(feeds: ServedFeeds, name: str) -> None:
    """What a reader of a latest topic finds before the newest value is what its own buffer holds, and one write.

    A write is at most half of that buffer: however slowly it reads, the server makes no value older than that.
    """
    async with StalledReader(feeds.port, FEEDS_WS) as slow:
        await slow.send({"type": "prices.subscribe", "payload": {"name": name}})
        await slow.read_frames(1)
        await asyncio.to_thread(feeds.publish, "prices", name, 4 * TICKS, filler=200)
        own = await filled(slow, feeds)
        sizes: list[int] = []
        number = 0
        while number != 4 * TICKS:
            (frame,) = await slow.read_frames(1)
            number = frame["payload"]["payload"]["number"]
            sizes.append(len(json.dumps(frame, separators=(",", ":"))) + 4)
        assert sum(sizes[:-1]) - own <= own // 2 + 2 * max(sizes)


async def filled(slow: StalledReader, feeds: ServedFeeds) -> int:
    """Return how many bytes a reader's own buffer holds once no more come: what was under way arrives a while later."""
    own, looks = 0, 0
    while looks < LOOKS:
        held = int.from_bytes(fcntl.ioctl(slow.socket, termios.FIONREAD, bytes(4)), sys.byteorder)
        own, looks = held, looks + 1 if held == own else 0
        await asyncio.to_thread(feeds.facts)
    return own


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


async def test_x02_stalled_line_drops_the_oldest(feeds: ServedFeeds, name: str) -> None:
    """Where a topic drops its oldest, both clients keep their connection and are told exactly what they did not get."""
    async with relay(feeds.port) as path, followers_of_both(path.url, ("drops", name)) as followers:
        path.hold()
        await asyncio.to_thread(feeds.publish, "drops", name, 4 * TICKS, filler=FILLER)
        path.release()
        await asyncio.to_thread(feeds.publish, "drops", name, 1)
        await all_until(followers, lambda one: one.account.position == 4 * TICKS + 1)
        for follower in followers:
            assert (1, 4 * TICKS + 1) == (follower.live, follower.account.delivered + follower.account.told)
            assert {"hole"} == set(follower.account.reasons)

"""The promises that do not depend on the server, on servers of others."""

import asyncio
from collections.abc import Iterator

import pytest
from tests.clients.relay import relay
from tests.faults.bare_socket import CLOSE, TEXT, bare_socket, frame
from tests.faults.followers import all_until, at, followers_of_both, node_followers, python_followers
from tests.faults.other_servers import OTHER_SERVERS, OtherFeeds, other_feeds
from tests.faults.served import FEEDS_WS
from tests.runtime.stalled import StalledReader

BURST = 2000
STEPS = 10
STEP = 300
FILLER = 2000
LARGE_COUNT = 250
LARGE = 8000
SPEED = 20.0
"""So many times faster than the clock do the seconds of a client pass that loses its path."""
MOST_GROWTH_KB = 8 * 1024
TOO_BIG = 1009
TOO_SLOW = 4008


@pytest.fixture(scope="module", params=OTHER_SERVERS)
def other(request: pytest.FixtureRequest) -> Iterator[OtherFeeds]:
    """A server of another kind."""
    with other_feeds(request.param) as server:
        yield server


async def test_burst_reaches_both_clients(other: OtherFeeds, name: str) -> None:
    """More updates at once than may wait behind a reader that takes nothing are no loss to one that reads."""
    async with followers_of_both(other.http, ("ticks", name)) as followers:
        await asyncio.to_thread(other.publish, "ticks", name, BURST)
        await all_until(followers, at(BURST))
        assert [(1, 0)] * 2 == [(one.live, one.account.told) for one in followers]


async def test_large_burst_and_large_replay_reach_both_clients(other: OtherFeeds, name: str) -> None:
    """More bytes at once than may wait behind a reader that takes nothing: published, and later as what was missed."""
    journal = ("journal", name)
    async with (
        followers_of_both(other.http, journal) as present,
        relay(other.port) as path,
        python_followers(path.url, journal, speed=SPEED, impatience=SPEED) as python,
        node_followers(path.url, journal, speed=SPEED, impatience=SPEED) as node,
    ):
        absent = [*python, *node.followers]
        await all_until(absent, lambda one: one.live == 1)
        path.freeze()
        await asyncio.to_thread(other.publish, "journal", name, LARGE_COUNT, filler=LARGE)
        await all_until([*present, *absent], at(LARGE_COUNT))
        assert [(1, 0)] * 2 == [(one.live, one.account.told) for one in present]
        assert [(2, 0)] * 2 == [(one.live, one.account.told) for one in absent]


async def test_stalled_reader_is_too_slow(other: OtherFeeds, name: str) -> None:
    """The application lets go of a reader that takes nothing, and keeps none of what it did not take."""
    async with (
        followers_of_both(other.http, ("ticks", name)) as healthy,
        StalledReader(other.port, FEEDS_WS) as stalled,
    ):
        await stalled.send({"type": "ticks.subscribe", "payload": {"name": name}})
        await stalled.read_frames(1)
        before, slow = (await asyncio.to_thread(other.facts))["rss_kb"], other.closed(TOO_SLOW)
        for number in range(1, STEPS + 1):
            await asyncio.to_thread(other.publish, "ticks", name, STEP, filler=FILLER)
            await all_until(healthy, at(STEP * number))
        await other.settles(lambda _: other.metric("tradegen_connections") == len(healthy))
        assert 1 == other.closed(TOO_SLOW) - slow
        assert (await asyncio.to_thread(other.facts))["rss_kb"] - before <= MOST_GROWTH_KB
        assert [(1, 0)] * 2 == [(one.live, one.account.told) for one in healthy]


async def test_large_frame_is_refused(other: OtherFeeds) -> None:
    """A frame beyond our limit ends the connection though the server itself would take it."""
    async with bare_socket(other.port, FEEDS_WS) as socket:
        socket.send(frame(TEXT, bytes(70_000)))
        opcode, body = await socket.receive()
        assert (CLOSE, TOO_BIG) == (opcode, int.from_bytes(body[:2]))


async def test_restart_is_survived(other: OtherFeeds, name: str) -> None:
    """However a server says goodbye when it is stopped, both clients are back and know what that cost."""
    async with followers_of_both(other.http, ("ticks", name), speed=10) as followers:
        await asyncio.to_thread(other.publish, "ticks", name, 5)
        await all_until(followers, at(5))
        other.terminate()
        await asyncio.to_thread(other.wait)
        other.start()
        await all_until(followers, lambda one: one.live == 2)
        await asyncio.to_thread(other.publish, "ticks", name, 5)
        await all_until(followers, lambda one: one.account.delivered == 10)
        assert [["epoch"]] * 2 == [one.account.reasons for one in followers]

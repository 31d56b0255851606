"""A thousand clients of both languages lose their server at once (T9), and five hundred hear its goodbye (T10)."""

import asyncio
import time
from collections import Counter
from contextlib import AsyncExitStack
from typing import Final

from tests.bench.rows import Row
from tests.clients.relay import relay
from tests.faults.followers import Follower, all_until, node_followers, python_crowd
from tests.faults.served import ServedFeeds, allow_many_descriptors, served_feeds
from tests.faults.test_outages import read_to_the_end
from tests.runtime.talk import talk

PROCESSES: Final = 4
PER_PROCESS: Final = 250
CROWD: Final = PROCESSES * PER_PROCESS
"""Half of them Python clients, half TypeScript."""

OUTAGE_S: Final = 5.0
LEAVING: Final = 500
BINS: Final = 10
"""The window over which clients come back has at least so many; none is longer than a second."""


def storm_rows() -> list[Row]:
    """Cut all at once, and stay away; count the connections of each second, or tenth, until the last one is back."""
    allow_many_descriptors()
    with served_feeds() as server:
        return asyncio.run(_storm(server))


async def _storm(server: ServedFeeds) -> list[Row]:
    async with relay(server.port) as path, AsyncExitStack() as stack:
        crowd: list[Follower] = []
        feeds = [("ticks", "A")] * PER_PROCESS
        for number in range(PROCESSES):
            clients = node_followers(path.url, *feeds, apart=True) if number % 2 else python_crowd(path.url, *feeds)
            part = await stack.enter_async_context(clients)
            await all_until(part.followers, lambda one: one.live == 1)
            crowd += part.followers
            print(f"{len(crowd):,} clients follow", flush=True)
        path.target_port = 1  # where nobody listens
        path.cut()
        await asyncio.sleep(OUTAGE_S)
        tried = len(path.accepted_at) - CROWD
        path.target_port = server.port
        returned_at = time.monotonic()
        before = len(path.accepted_at)
        await all_until(crowd, lambda one: one.live == 2)
        back_s = time.monotonic() - returned_at
        accepted = [moment - returned_at for moment in path.accepted_at[before:]]
        window_s = max(accepted)
        bin_s = min(window_s / BINS, 1.0)
        counts = Counter(int(moment / bin_s) for moment in accepted)
    print(
        f"{tried:,} attempts in the outage; all were back {back_s:.1f} s after it; "
        f"connections in each {bin_s:.2f} s: {sorted(counts.items())}"
    )
    return [
        Row("soak.storm.peak_over_mean", max(counts.values()) / bin_s / (len(accepted) / window_s), "ratio", "<= 3"),
        Row("soak.storm.back_s", back_s, "s", "<= 25"),
        Row("soak.storm.attempts", len(accepted) / CROWD, "ratio", "<= 2"),
    ]


def drain_rows() -> list[Row]:
    """Stop a server with many clients; each must hear everything, the goodbye and 4001."""
    allow_many_descriptors()
    with served_feeds(TRADEGEN_DRAIN_S=5) as server:
        return asyncio.run(_drain(server))


async def _drain(server: ServedFeeds) -> list[Row]:
    talks = [talk(server.ws) for _ in range(LEAVING)]
    crowd = [await each.__aenter__() for each in talks]
    for client in crowd:
        await client.ask("ticks.subscribe", {"name": "A"})
    await asyncio.to_thread(server.publish, "ticks", "A", 100)
    ending = asyncio.gather(*(read_to_the_end(each) for each in crowd))
    stopped_at = time.monotonic()
    server.terminate()

    def exited_at() -> float:
        server.wait()
        return time.monotonic()

    endings, ended_at = await asyncio.gather(ending, asyncio.to_thread(exited_at))
    polite = sum(numbers == list(range(1, 101)) and code == 4001 for numbers, _, code in endings)
    return [
        Row("soak.drain.impolite", LEAVING - polite, "clients", "<= 0"),
        Row("soak.drain.exit_s", ended_at - stopped_at, "s", "<= 30"),
    ]

"""A thousand clients that lose their server at once (T9), and five hundred that hear its goodbye (T10)."""

import asyncio
import time
from collections import Counter
from typing import Final

from tests.bench.rows import Row
from tests.clients.relay import relay
from tests.faults.followers import all_until, python_followers
from tests.faults.served import ServedFeeds, allow_many_descriptors, served_feeds
from tests.faults.test_outages import read_to_the_end
from tests.runtime.talk import talk

CROWD: Final = 1000
LEAVING: Final = 500
BUCKETS: Final = 10
"""The window over which clients come back, in so many parts."""


def storm_rows() -> list[Row]:
    """Cut all at once; count the upgrades in each tenth of the time until the last one is back."""
    allow_many_descriptors()
    with served_feeds() as server:
        return asyncio.run(_storm(server))


async def _storm(server: ServedFeeds) -> list[Row]:
    async with relay(server.port) as path, python_followers(path.url, *[("ticks", "A")] * CROWD) as crowd:
        await all_until(crowd, lambda one: one.live == 1)
        print(f"{CROWD} clients follow", flush=True)
        before = len(path.accepted_at)
        lost_at = time.monotonic()
        path.cut()
        await all_until(crowd, lambda one: one.live == 2)
        back_s = time.monotonic() - lost_at
        accepted = [moment - lost_at for moment in path.accepted_at[before:]]
        window_s = max(accepted)
        peak = max(Counter(int(moment / window_s * (BUCKETS - 1e-9)) for moment in accepted).values())
    print(f"all were back after {back_s:.1f} s; the upgrades came within {window_s:.1f} s")
    return [
        Row("soak.storm.peak_over_mean", peak / (len(accepted) / BUCKETS), "ratio", "<= 3"),
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
    endings = await ending
    await asyncio.to_thread(server.wait)
    exit_s = time.monotonic() - stopped_at
    polite = sum(numbers == list(range(1, 101)) and code == 4001 for numbers, _, code in endings)
    return [
        Row("soak.drain.impolite", LEAVING - polite, "clients", "<= 0"),
        Row("soak.drain.exit_s", exit_s, "s", "<= 30"),
    ]

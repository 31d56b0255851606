"""Ten thousand connections that subscribe and vanish: nothing of them is left (T6)."""

import asyncio
import os
from typing import Final

from tests.bench.rows import Row
from tests.faults.served import FEEDS_WS, ServedFeeds, served_feeds
from tests.runtime.stalled import StalledReader

ROUNDS: Final = int(os.environ.get("SOAK_CHURN", "10_000"))
WARM_UP: Final = 1_000
STEP: Final = 500
AT_ONCE: Final = 20


def churn_rows() -> list[Row]:
    """Connect, subscribe to a topic of its own and reset, again and again."""
    with served_feeds() as server:
        asyncio.run(churn(server, WARM_UP))
        before = asyncio.run(server.settles(lambda facts: facts["sources"] == 0))
        for done in range(0, ROUNDS, STEP):
            asyncio.run(churn(server, STEP))
            print(f"{done + STEP:,} of {ROUNDS:,} connections", flush=True)
        after = asyncio.run(server.settles(lambda facts: facts["sources"] == 0))
    return [
        Row("soak.churn.sources", after["sources"], "", "<= 0"),
        Row("soak.churn.more_tasks", after["tasks"] - before["tasks"], "tasks", "<= 0"),
        Row("soak.churn.rss_ratio", after["rss_kb"] / before["rss_kb"], "ratio", "<= 1.05"),
    ]


async def churn(server: ServedFeeds, connections: int) -> None:
    """Let so many connections come and vanish, some at a time."""
    numbers = iter(range(connections))

    async def come_and_go() -> None:
        for number in numbers:
            async with StalledReader(server.port, FEEDS_WS, receive_buffer=None) as reader:
                await reader.send({"type": "journal.subscribe", "payload": {"name": f"churn{number}"}})
                await reader.read_frames(1)
                reader.reset()

    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(come_and_go())

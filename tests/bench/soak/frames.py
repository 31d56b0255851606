"""A hundred thousand random frames: nothing crashes, nothing is left half dead, memory stays (T13)."""

import asyncio
import os
from random import Random
from typing import Final

from tests.bench.rows import Row
from tests.faults.hostile_flood import flood
from tests.faults.served import served_feeds

FRAMES: Final = int(os.environ.get("SOAK_FRAMES", "100_000"))
AT_ONCE: Final = 50
WARM_UP: Final = 5_000


def frame_rows() -> list[Row]:
    """Send them to one server."""
    with served_feeds() as server:
        asyncio.run(flood(server.port, Random(1), frames=WARM_UP, at_once=AT_ONCE))
        before = server.facts()
        counted = asyncio.run(flood(server.port, Random(2), frames=FRAMES, at_once=AT_ONCE, say=_say))
        after = server.facts()
    print(f"{counted.connections:,} connections: {counted.usable:,} stayed usable, closed: {dict(counted.closed)}")
    return [
        Row("soak.frames.sent", counted.frames, "frames", ">= 100000"),
        Row("soak.frames.zombies", counted.zombies, "", "<= 0"),
        Row("soak.frames.unserved", counted.talks - counted.answered, "", "<= 0"),
        Row("soak.frames.rss_mib", (after["rss_kb"] - before["rss_kb"]) / 1024, "MiB", "<= 16"),
    ]


def _say(sent: int) -> None:
    print(f"{sent:,} of {FRAMES:,} frames", flush=True)

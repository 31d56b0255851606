"""A load held for a minute, and what a connection and a publish cost where there are many connections."""

import os
from contextlib import ExitStack
from statistics import median
from typing import Final

from tests.bench.child_process import ChildProcess
from tests.bench.fanout import Load, Stand, connect, server
from tests.bench.rows import Row

LOAD_S: Final = float(os.environ.get("LOAD_S", "60"))
"""How long the load is held; a short form is ``LOAD_S=10``."""

CONNECTIONS: Final = 1000
TOPICS: Final = 100
PUBLISHED_PER_S: Final = 2000.0
"""20,000 deliveries: every topic has ten followers."""

CROWD: Final = 5000
FOLLOWERS: Final = 10
PUBLISHED_TOPICS: Final = 10


def load_rows() -> list[Row]:
    """Measure latency, loss and memory under load (T1)."""
    print(f"load: {CONNECTIONS} connections for {LOAD_S:g} s", flush=True)
    held = _hold()
    print(f"load   p50 {held['p50_us'] / 1000:.2f} ms, worst {held['max_us'] / 1000:.2f} ms")
    return [
        Row("load.p99_ms", held["p99_us"] / 1000, "ms", "<= 10"),
        Row("load.lost", held["lost"], "frames", "<= 0"),
        Row("load.rss_mb", held["peak_kb"] / 1024, "MiB", "<= 512"),
    ]


def crowd_rows() -> list[Row]:
    """Measure what a connection and a publish cost where there are many (T3, T4)."""
    print(f"crowd: {CROWD} connections", flush=True)
    connection_kib, publish_ratio = _crowd()
    return [
        Row("load.connection_kib", connection_kib, "KiB", "<= 40"),
        Row("load.publish_5000_100", publish_ratio, "ratio", "<= 1.2"),
    ]


def _hold() -> dict[str, float]:
    expected = int(PUBLISHED_PER_S * LOAD_S) * CONNECTIONS // TOPICS
    with server("ours", quiet=False) as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=CONNECTIONS, topics=TOPICS)
        client.ask({"do": "read", "frames": expected})
        process.ask({"do": "pace", "per_s": PUBLISHED_PER_S, "topics": TOPICS, "seconds": LOAD_S})
        arrived = client.hear()
        facts = process.ask({"do": "facts"})
    lost = expected - arrived["frames"] + arrived["gaps"] + arrived["closed"]
    return {**arrived, **facts, "lost": lost}


def _crowd() -> tuple[float, float]:
    """Return the memory of a connection, and the cost of a publish among 5,000 connections over one among 100."""
    load = Load(connections=FOLLOWERS * PUBLISHED_TOPICS, topics=PUBLISHED_TOPICS, burst=1, rounds=500)
    costs: dict[int, list[float]] = {}
    stands: dict[int, Stand] = {}
    with ExitStack() as stack:
        for connections in (100, CROWD):
            process, port = stack.enter_context(server("ours"))
            client = stack.enter_context(ChildProcess("tests.bench.load_client"))
            before_kb = process.ask({"do": "facts"})["rss_kb"]
            connect(client, port, "ours", connections=connections, topics=connections // FOLLOWERS)
            connection_kib = (process.ask({"do": "facts"})["rss_kb"] - before_kb) / connections
            stands[connections] = Stand(process, client)
            stands[connections].run(load)
        for _ in range(7):
            for connections, stand in stands.items():
                costs.setdefault(connections, []).append(stand.run(load).cpu_us)
    ratios = [crowd / few for crowd, few in zip(costs[CROWD], costs[100], strict=True)]
    return connection_kib, median(ratios)

"""A load held for a minute, and what a connection and a publish cost where there are many connections."""

import os
from contextlib import ExitStack
from dataclasses import dataclass
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
CROWD_S: Final = min(LOAD_S, 10)
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
    crowd = _crowd()
    return [
        Row("load.connection_kib", crowd.connection_kib, "KiB", "<= 40"),
        Row("load.crowd_p99_ms", crowd.held["p99_us"] / 1000, "ms", "<= 50"),
        Row("load.crowd_lost", crowd.held["lost"], "frames", "<= 0"),
        Row("load.publish_5000_100", crowd.publish_ratio, "ratio", "<= 1.2"),
    ]


@dataclass(frozen=True)
class Crowd:
    """Of 5,000 connections: the memory of one, what a publish costs over one among 100, and a load that was held."""

    connection_kib: float
    publish_ratio: float
    held: dict[str, float]


def _hold() -> dict[str, float]:
    with server("ours", quiet=False) as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=CONNECTIONS, topics=TOPICS)
        return _pace(process, client, topics=TOPICS, seconds=LOAD_S)


def _pace(process: ChildProcess, client: ChildProcess, *, topics: int, seconds: float) -> dict[str, float]:
    """Hold 20,000 deliveries a second; return what arrived and how the server is then."""
    expected = int(PUBLISHED_PER_S * seconds) * FOLLOWERS
    client.ask({"do": "read", "frames": expected})
    process.ask({"do": "pace", "per_s": PUBLISHED_PER_S, "topics": topics, "seconds": seconds})
    arrived = client.hear()
    lost = expected - arrived["frames"] + arrived["gaps"] + arrived["closed"]
    return {**arrived, **process.ask({"do": "facts"}), "lost": lost}


def _crowd() -> Crowd:
    load = Load(connections=FOLLOWERS * PUBLISHED_TOPICS, topics=PUBLISHED_TOPICS, burst=1, rounds=1000)
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
        for _ in range(11):
            for connections, stand in stands.items():
                costs.setdefault(connections, []).append(stand.run(load).cpu_us)
        held = _pace(process, client, topics=CROWD // FOLLOWERS, seconds=CROWD_S)
    ratios = [crowd / few for crowd, few in zip(costs[CROWD], costs[100], strict=True)]
    return Crowd(connection_kib, median(ratios), held)

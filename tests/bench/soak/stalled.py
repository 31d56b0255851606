"""A tenth of two hundred readers stalls: what the others notice (T5)."""

import select
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from statistics import median
from typing import Final

from tests.bench.child_process import ChildProcess
from tests.bench.fanout import DESK_WS, connect, server
from tests.bench.load_peer import Peer
from tests.bench.rows import Row

READERS: Final = 180
STALLED: Final = 20
TOPICS: Final = 2
PER_S: Final = 1000.0
SECONDS: Final = 6.0
ROUNDS: Final = 3


def stalled_rows() -> list[Row]:
    """Compare latency without and with stalled readers, in turns; note how long the server keeps them."""
    calm: list[float] = []
    disturbed: list[float] = []
    kept_s: list[float] = []
    growth_kb: list[float] = []
    with server("ours", quiet=False) as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=READERS, topics=TOPICS)
        _p99(process, client)
        for number in range(ROUNDS):
            calm.append(_p99(process, client))
            before = process.ask({"do": "facts"})
            with ExitStack() as stack:
                stalled = [Peer(port, receive_buffer=4096) for _ in range(STALLED)]
                for peer in stalled:
                    stack.callback(peer.socket.close)
                    peer.upgrade(DESK_WS)
                    peer.read_answer()
                    peer.follow(0)
                began = time.monotonic()
                gone = stack.enter_context(ThreadPoolExecutor()).submit(_until_reset, stalled)
                disturbed.append(_p99(process, client))
                growth_kb.append(process.ask({"do": "facts"})["rss_kb"] - before["rss_kb"])
                kept_s.append(_read_on(process, client, gone) - began)
            print(
                f"round {number + 1} of {ROUNDS}: p99 {calm[-1]:.0f} and {disturbed[-1]:.0f} µs, "
                f"the last stalled one gone after {kept_s[-1]:.2f} s",
                flush=True,
            )
    ratios = [one / other for one, other in zip(disturbed, calm, strict=True)]
    return [
        Row("soak.stalled.p99_ratio", median(ratios), "ratio", "<= 1.2"),
        Row("soak.stalled.kept_s", max(kept_s), "s", "<= 11"),
        Row("soak.stalled.rss_mib_each", max(growth_kb) / 1024 / STALLED, "MiB", "<= 1"),
    ]


def _until_reset(stalled: Sequence[Peer]) -> float:
    """Wait until the server has reset them all, which they notice without reading; return when that was."""
    poll = select.poll()
    left = {peer.socket.fileno() for peer in stalled}
    for descriptor in left:
        poll.register(descriptor, 0)  # errors are always told
    while left:
        for descriptor, _ in poll.poll():
            poll.unregister(descriptor)
            left.discard(descriptor)
    return time.monotonic()


def _read_on(process: ChildProcess, client: ChildProcess, gone: Future[float]) -> float:
    """Let the others read, or the server takes them for dead, until the stalled ones are gone; return when that was."""
    while not gone.done():
        _p99(process, client, seconds=0.2)
    return gone.result()


def _p99(process: ChildProcess, client: ChildProcess, *, seconds: float = SECONDS) -> float:
    expected = int(PER_S * seconds) * READERS // TOPICS
    client.ask({"do": "read", "frames": expected})
    process.ask({"do": "pace", "per_s": PER_S, "topics": TOPICS, "seconds": seconds})
    arrived = client.hear()
    if arrived["frames"] != expected:
        raise SystemExit(f"{arrived['frames']} of {expected} arrived")
    return arrived["p99_us"]

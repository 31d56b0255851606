"""Deliveries per second beside peers: every server takes its turn in every round, medians of ratios are rows."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Final

from tests.bench.child_process import ROOT, ChildProcess
from tests.bench.rows import Row

DESK_WS: Final = "/api/v1/desk/ws"
SPECIMEN: Final = str(ROOT / "tests" / "runtime" / "specimen")
ROUNDS: Final = 7
PEERS: Final = ("ours", "fastws_peer", "picows_peer", "raw_peer")


@dataclass(frozen=True)
class Load:
    """``connections`` follow ``topics`` evenly; ``rounds`` of ``burst`` updates on each topic are published."""

    connections: int
    topics: int
    burst: int
    rounds: int

    @property
    def deliveries(self) -> int:
        """Frames that must arrive."""
        return self.connections * self.burst * self.rounds


MANY: Final = Load(connections=1000, topics=100, burst=1, rounds=100)
ONE: Final = Load(connections=100, topics=1, burst=1, rounds=1000)
BURST: Final = Load(connections=100, topics=1, burst=100, rounds=10)


@dataclass(frozen=True)
class Speed:
    """Deliveries per second of wall time, and the server's own microseconds per delivery."""

    per_s: float
    cpu_us: float


class Stand:
    """One server with its connected client."""

    def __init__(self, server: ChildProcess, client: ChildProcess) -> None:
        self._server = server
        self._client = client

    def run(self, load: Load) -> Speed:
        """Publish, and wait until everything has arrived.

        Raises:
            SystemExit: something did not arrive.
        """
        self._client.ask({"do": "count", "frames": load.deliveries})
        publish = {"do": "publish", "rounds": load.rounds, "topics": load.topics, "burst": load.burst}
        published = self._server.ask(publish)
        counted = self._client.hear()
        if counted["frames"] != load.deliveries:
            raise SystemExit(f"{counted['frames']} of {load.deliveries} arrived, {counted['closed']} closed")
        seconds = counted["ended"] - published["started"]
        return Speed(load.deliveries / seconds, published["cpu_s"] / load.deliveries * 1e6)


@contextmanager
def server(peer: str, *arguments: str, quiet: bool = True) -> Iterator[tuple[ChildProcess, int]]:
    """Run a measured server; yield it and its port. ``quiet``: nothing but updates is sent."""
    os.environ["PYTHONPATH"] = SPECIMEN
    if quiet:
        os.environ |= {"QUIET": "1", "TRADEGEN_HEARTBEAT_S": "0"}
    else:
        for name in ("QUIET", "TRADEGEN_HEARTBEAT_S"):
            os.environ.pop(name, None)
    with ChildProcess(f"tests.bench.peers.{peer}", *arguments) as process:
        yield process, int(process.hear()["port"])


def connect(client: ChildProcess, port: int, peer: str, *, connections: int, topics: int) -> None:
    """Open the client's connections."""
    path = DESK_WS if peer == "ours" else "/ws"
    place = {"port": port, "path": path}
    client.ask({"do": "connect", **place, "connections": connections, "topics": topics})


def measure(load: Load, *, rounds: int = ROUNDS, peers: tuple[str, ...] = PEERS) -> dict[str, list[Speed]]:
    """Return the speeds of every server, round by round, after one round to warm up."""
    with ExitStack() as stack:
        stands: dict[str, Stand] = {}
        for peer in peers:
            process, port = stack.enter_context(server(peer))
            client = stack.enter_context(ChildProcess("tests.bench.load_client"))
            connect(client, port, peer, connections=load.connections, topics=load.topics)
            stands[peer] = Stand(process, client)
        for stand in stands.values():
            stand.run(load)
        turns = [{peer: stand.run(load) for peer, stand in stands.items()} for _ in range(rounds)]
    return {peer: [turn[peer] for turn in turns] for peer in peers}


def fanout_rows() -> list[Row]:
    """Measure the ceiling of one process, beside the peers."""
    print("fanout: each server takes its turn in every round", flush=True)
    many, one = measure(MANY), measure(ONE)
    burst = measure(BURST, peers=("ours", "fastws_peer"))
    for name, speeds in (("many", many), ("one", one), ("burst", burst)):
        for peer, runs in speeds.items():
            print(_line(name, peer, runs))
    return [
        Row("fanout.many.vs_fastws", _ratio(many, "fastws_peer"), "ratio", ">= 4"),
        Row("fanout.one.vs_fastws", _ratio(one, "fastws_peer"), "ratio", ">= 2"),
        Row("fanout.burst.vs_fastws", _ratio(burst, "fastws_peer"), "ratio", ">= 20"),
        Row("fanout.many.vs_picows", _ratio(many, "picows_peer"), "ratio", ">= 1"),
        Row("fanout.one.vs_picows", _ratio(one, "picows_peer"), "ratio", ">= 1"),
        Row("fanout.many.vs_raw_send", _ratio(many, "raw_peer"), "ratio", ">= 0"),
    ]


def _ratio(speeds: dict[str, list[Speed]], peer: str) -> float:
    """Compare within each round, so that a slow minute hits both sides; return the median."""
    return median(ours.per_s / theirs.per_s for ours, theirs in zip(speeds["ours"], speeds[peer], strict=True))


def _line(load: str, peer: str, runs: list[Speed]) -> str:
    per_s = median(run.per_s for run in runs)
    cpu_us = median(run.cpu_us for run in runs)
    return f"{load:6} {peer:12} {per_s / 1000:9.0f} k deliveries/s {cpu_us:8.2f} µs of the server each"

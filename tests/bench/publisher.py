"""What every measured server does when told: publish so many updates, or at a pace, and say what it cost."""

import asyncio
import os
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import msgspec
from desk_contracts.desk import orders

PACE_S: Final = 0.005
SYMBOL: Final = "x" * 71
"""Makes the JSON of an update 150 bytes long."""

Send = Callable[[int, orders.PlacedOrder], Awaitable[None] | None]
"""Sends an update to the followers of a topic, named by its number."""


class Publish(msgspec.Struct, tag="publish", tag_field="do"):
    """``rounds`` times: ``burst`` updates on each of ``topics``, then one turn of the event loop."""

    rounds: int
    topics: int
    burst: int


class Pace(msgspec.Struct, tag="pace", tag_field="do"):
    """Publish ``per_s`` stamped updates a second, on ``topics`` in turn, for some seconds."""

    per_s: float
    topics: int
    seconds: float


class Facts(msgspec.Struct, tag="facts", tag_field="do"):
    """Say how much memory and how many tasks there are."""


Command = Publish | Pace | Facts


def update(topic: int, *, symbol: str = SYMBOL) -> orders.PlacedOrder:
    """Return an update of 150 bytes."""
    return orders.PlacedOrder(id="o-000001", account_id=f"A-{topic}", symbol=symbol, side=orders.Side.BUY, qty=1)


def stamped(topic: int) -> orders.PlacedOrder:
    """Return an update that says when it was made."""
    return update(topic, symbol=f"@{time.monotonic_ns():020}".ljust(len(SYMBOL), "x"))


async def obey(send: Send, *, port: int) -> None:
    """Name the port, then obey the commands on the standard input until it ends."""
    answer({"port": port})
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    commands = msgspec.json.Decoder(Command)
    async for line in reader:
        match commands.decode(line):
            case Publish() as command:
                await _publish(send, command)
            case Pace() as command:
                await _pace(send, command)
            case Facts():
                tasks = len(asyncio.all_tasks())
                answer({"rss_kb": _rss_kb(), "peak_kb": _peak_kb(), "tasks": tasks, "cpu_s": time.process_time()})


async def _publish(send: Send, command: Publish) -> None:
    updates = [update(topic) for topic in range(command.topics)]
    started, cpu_s = time.monotonic(), time.process_time()
    for _ in range(command.rounds):
        for topic, made in enumerate(updates):
            for _ in range(command.burst):
                waits = send(topic, made)
                if waits is not None:
                    await waits
        await asyncio.sleep(0)
    # One more turn: what the last round left to be written is written.
    await asyncio.sleep(0)
    answer({"started": started, "cpu_s": time.process_time() - cpu_s})


async def _pace(send: Send, command: Pace) -> None:
    started, cpu_s = time.monotonic(), time.process_time()
    published = 0
    while published < command.per_s * command.seconds:
        due = min(time.monotonic() - started, command.seconds) * command.per_s
        while published < due:
            topic = published % command.topics
            waits = send(topic, stamped(topic))
            if waits is not None:
                await waits
            published += 1
        await asyncio.sleep(PACE_S)
    answer({"started": started, "published": published, "cpu_s": time.process_time() - cpu_s})


def answer(facts: dict[str, float]) -> None:
    """Answer one line."""
    os.write(1, msgspec.json.encode(facts) + b"\n")


def _rss_kb() -> float:
    with Path("/proc/self/status").open() as status:
        return next(float(line.split()[1]) for line in status if line.startswith("VmRSS"))


def _peak_kb() -> float:
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

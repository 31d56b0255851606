"""Random frames on many connections, some at a time: how each connection ended."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.faults.bare_socket import bare_socket
from tests.faults.hostile_frames import random_frame
from tests.faults.served import FEEDS_WS

MOST_PER_CONNECTION: Final = 9
"""So many wrong frames a connection survives."""


@dataclass
class Counted:
    """``closed`` counts by close code; a zombie is neither closed nor answers."""

    frames: int = 0
    connections: int = 0
    usable: int = 0
    zombies: int = 0
    closed: Counter[int] = field(default_factory=Counter)


async def flood(
    port: int, random: Random, *, frames: int, at_once: int, say: Callable[[int], None] = lambda _: None
) -> Counted:
    """Send so many random frames."""
    counted = Counted()

    async def send_some() -> None:
        while counted.frames < frames:
            batch = [random_frame(random) for _ in range(random.randrange(1, MOST_PER_CONNECTION))]
            counted.frames += len(batch)
            counted.connections += 1
            await _try(port, batch, counted)
            if counted.connections % 1000 == 0:
                say(counted.frames)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(at_once):
            tasks.create_task(send_some())
    return counted


async def _try(port: int, batch: list[bytes], counted: Counted) -> None:
    async with bare_socket(port, FEEDS_WS) as socket:
        for data in batch:
            socket.send(data)
        # Whatever was left open by a random length is filled, so that what follows is a frame again or an error.
        socket.send(bytes(1 << 16))
        try:
            closed, _ = await socket.verdict()
        except TimeoutError:
            counted.zombies += 1
            return
    if closed is None:
        counted.usable += 1
    else:
        counted.closed[closed] += 1

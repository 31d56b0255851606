"""Random frames on many connections, some at a time: how each connection ended, or whether it is still served."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from tests.faults.bare_socket import BareSocket, bare_socket
from tests.faults.hostile_frames import random_frame
from tests.faults.hostile_talk import senseless_frame
from tests.faults.served import FEEDS_WS

MOST_PER_CONNECTION: Final = 9
"""So many wrong frames a connection survives."""
ROUND_TRIPS: Final = 20
"""Within so many a subscribe is answered."""


@dataclass
class Counted:
    """``closed`` counts by close code; a zombie is neither closed nor answers.

    ``talks`` are the connections that sent JSON only; ``answered`` those of them that were served afterwards.
    """

    frames: int = 0
    connections: int = 0
    talks: int = 0
    answered: int = 0
    usable: int = 0
    zombies: int = 0
    closed: Counter[int] = field(default_factory=Counter)

    def end(self, closed: int | None) -> None:
        """Note how a connection ended, or that it goes on."""
        if closed is None:
            self.usable += 1
        else:
            self.closed[closed] += 1


async def flood(
    port: int, random: Random, *, frames: int, at_once: int, say: Callable[[int], None] = lambda _: None
) -> Counted:
    """Send so many random frames: every other connection talks JSON, the others send what no client would."""
    counted = Counted()

    async def send_some() -> None:
        while counted.frames < frames:
            count = random.randrange(1, MOST_PER_CONNECTION)
            counted.frames += count
            counted.connections += 1
            talks = counted.connections % 2 == 0
            batch = [senseless_frame(random) if talks else random_frame(random) for _ in range(count)]
            async with bare_socket(port, FEEDS_WS) as socket:
                for data in batch:
                    socket.send(data)
                try:
                    await (_talk(socket, counted) if talks else _break(socket, counted))
                except TimeoutError:
                    counted.zombies += 1
            if counted.connections % 1000 == 0:
                say(counted.frames)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(at_once):
            tasks.create_task(send_some())
    return counted


async def _break(socket: BareSocket, counted: Counted) -> None:
    # Whatever was left open by a random length is filled, so that what follows is a frame again or an error.
    socket.send(bytes(1 << 16))
    closed, _ = await socket.verdict()
    counted.end(closed)


async def _talk(socket: BareSocket, counted: Counted) -> None:
    """Subscribe as any client would; the source of a feed that others follow already is open."""
    counted.talks += 1
    socket.send_json({"type": "drops.subscribe", "id": "after", "payload": {"name": "hostile"}})
    for number in range(ROUND_TRIPS):
        closed, frames = await socket.verdict(f"alive {number}")
        counted.answered += any(is_confirmed(each) for each in frames)
        if closed is not None or any(is_confirmed(each) for each in frames):
            return counted.end(closed)
    counted.zombies += 1
    return None


def is_confirmed(answer: dict[str, Any]) -> bool:
    """Whether it confirms the subscribe."""
    return bool(answer.get("id") == "after" and answer["payload"]["status"] == "ok")

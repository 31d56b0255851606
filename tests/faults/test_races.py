"""Races of first subscribers, on an event loop that runs what is ready in any order (X8)."""

import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random
from typing import Any, Final

import pytest
from tests.runtime.core import HeldReads, QuietSender, StillClock
from tests.runtime.turns import turns_until

from tradegen_runtime.access.visitor import Visitor
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.outbox import Outbox, OutboxLimits
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.sessions.session import Session
from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.topics.broadcaster import Broadcaster, random_epoch
from tradegen_runtime.topics.lingering import Lingering
from tradegen_runtime.topics.source_tasks import SourceTasks
from tradegen_runtime.topics.topic_binding import Emit, Selection, TopicBinding
from tradegen_runtime.topics.topic_surroundings import TopicSurroundings

RACERS: Final = 50
SEEDS: Final = int(os.environ.get("FAULT_RACES", "30"))


class AnyOrderLoop(asyncio.SelectorEventLoop):
    """Runs what is ready in random order."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._random = random

    def _run_once(self) -> None:
        ready = self._ready  # type: ignore[attr-defined]
        shuffled = self._random.sample(list(ready), len(ready))
        ready.clear()
        ready.extend(shuffled)
        super()._run_once()  # type: ignore[misc]


def call_later(delay_s: float, call: Callable[[], None]) -> Callable[[], None]:
    """Set a timer of the running loop."""
    return asyncio.get_running_loop().call_later(delay_s, call).cancel


class Stage:
    """One topic with a real source task, whose source fails, refuses or opens, with waits everywhere."""

    def __init__(self, random: Random, sources: SourceTasks) -> None:
        self.random = random
        self.broadcaster = Broadcaster(
            TopicSurroundings(
                sources=sources,
                snapshots=HeldReads(),
                turn=self,
                new_epoch=random_epoch,
                later=call_later,
                lingering=Lingering(call_later, max_linger_s=0.0),
                clock=time.monotonic,
                random=random.random,
                patience_s=10.0,
                settle_s=30.0,
            )
        )
        self.running = 0
        self.entered = 0
        self.binding = TopicBinding("t", Delivery(), lambda _: Selection("t:{}", self._open, _no_items))

    def at_end(self, call: Any) -> None:
        """End the turn when the loop gets to it."""
        asyncio.get_running_loop().call_soon(call)

    async def waits(self) -> None:
        """Wait for some turns of the loop."""
        for _ in range(self.random.randrange(6)):
            await asyncio.sleep(0)

    @asynccontextmanager
    async def _open(self, emit: Emit) -> AsyncIterator[None]:
        assert not self.running, "two sources of one topic"
        self.running += 1
        self.entered += 1
        try:
            await self.waits()
            match self.random.randrange(4):
                case 0:
                    raise Refusal("NO", "No")
                case 1:
                    raise RuntimeError("secret")
            emit(b"1")
            yield
            await self.waits()
        finally:
            self.running -= 1

    def racer(self) -> tuple[Session, Outbox]:
        """Return a new connection's session and what it was sent."""
        outbox = Outbox(limits=OutboxLimits(), clock=StillClock(), sender=QuietSender())
        session = Session(
            handlers={
                "t.subscribe": lambda session, request: session.subscribe(self.binding, request),
                "t.unsubscribe": lambda session, request: session.unsubscribe(self.binding, request),
            },
            broadcaster=self.broadcaster,
            outbox=outbox,
            limits=SessionLimits(),
            clock=StillClock(),
            hang_up=lambda code, reason: None,
            doorkeeper=Visitor(None, limit_s=1.0),
        )
        return session, outbox


async def _no_items() -> bytes:
    return b"[]"


async def race(random: Random) -> int:
    """Let racers subscribe, leave and vanish; return how many sources were entered."""
    async with SourceTasks(open_timeout_s=30, close_timeout_s=30) as sources:
        stage = Stage(random, sources)
        async with asyncio.TaskGroup() as tasks:
            for _ in range(random.randrange(2, RACERS + 1)):
                tasks.create_task(_run(stage))
        await turns_until(lambda: not len(sources) and not len(stage.broadcaster))
        assert 0 == stage.running
        return stage.entered


async def _run(stage: Stage) -> None:
    session, outbox = stage.racer()
    await stage.waits()
    session.receive_text('{"type":"t.subscribe","id":"1"}')
    await stage.waits()
    leaves = stage.random.random() < 0.3
    if leaves:
        session.receive_text('{"type":"t.unsubscribe","id":"2"}')
    answered: Counter[str] = Counter()
    for _ in range(1000):
        answered.update(_answers(outbox))
        if answered["1"] and stage.random.random() < 0.2:
            break
        await asyncio.sleep(0)
    assert {"1": 1, **({"2": 1} if leaves else {})} == answered
    session.close()


def _answers(outbox: Outbox) -> list[str]:
    """Take what was sent; return the ids of replies. An update comes after the reply only."""
    frames = [json.loads(frame.text) for frame in outbox.take(1 << 30)]
    return [frame["id"] for frame in frames if "id" in frame]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_x08_first_subscribers_in_any_order(seed: int) -> None:
    """Up to fifty racers, a source with waits everywhere: one source at a time, one answer each, nothing is left."""
    random = Random(seed)
    with asyncio.Runner(loop_factory=lambda: AnyOrderLoop(random)) as runner:
        assert runner.run(race(random)) >= 1

"""Cancels a coroutine at one of its awaits, chosen by its number."""

import asyncio
import types
from collections.abc import Coroutine, Generator
from typing import Any


@types.coroutine
def _driven(work: Coroutine[Any, Any, object], at: int) -> Generator[Any, Any, bool]:
    error: BaseException | None = None
    awaits = 0
    while True:
        try:
            awaited = work.send(None) if error is None else work.throw(error)
        except StopIteration:
            return awaits >= at
        error = None
        awaits += 1
        if awaits == at:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()
        try:
            yield awaited
        except BaseException as raised:  # whatever it is belongs to the work
            error = raised


async def interrupt(work: Coroutine[Any, Any, object], at: int) -> bool:
    """Run ``work`` in a task that is cancelled at its await number ``at``; False where it ends before that."""

    async def run() -> bool:
        return await _driven(work, at)

    task = asyncio.create_task(run(), name=f"cancelled at await {at}")
    await asyncio.wait([task])
    return True if task.cancelled() else task.result()

"""Waiting for the event loop, turn by turn."""

import asyncio
from collections.abc import Callable

MAX_TURNS = 100_000


async def turns_until(happened: Callable[[], bool]) -> None:
    """Let the loop turn until something has happened; fail where it never does."""
    for _ in range(MAX_TURNS):
        if happened():
            return
        await asyncio.sleep(0)
    raise AssertionError("it has not happened")

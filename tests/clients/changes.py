"""Waiting for what a test expects without looking at the clock again and again."""

import asyncio
from collections.abc import Callable

PATIENCE_S = 5.0
"""Longest wait for anything a script expects; reached only where a test fails."""


class Changes:
    """Notes that something happened, for whoever waits for it."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def note(self) -> None:
        """Something happened."""
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until it is true; after too long go on all the same: the caller's assertion says why."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            pass

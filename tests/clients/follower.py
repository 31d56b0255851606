"""One live list of a scenario: everything that reaches it is written down."""

import asyncio

from tests.clients.changes import Changes
from tests.clients.tick import Entry

from tradegen_runtime.client import ClientError, Gap, LiveList, SubscriptionState


class Follower:
    """Enters a live list, reads it where allowed, and keeps what it saw."""

    def __init__(self, live: LiveList[Entry], changes: Changes, *, reads: bool) -> None:
        self.live = live
        self.lists: list[list[list[int]]] = []
        self.gaps: list[tuple[int | None, int | None, str]] = []
        self.states: list[SubscriptionState] = []
        self.error: ClientError | None = None
        self._changes = changes
        self._may_read = asyncio.Event()
        if reads:
            self._may_read.set()
        live.on_gap(self._on_gap)
        live.on_state(self._on_state)
        self.task = asyncio.create_task(self._run())

    def read(self) -> None:
        """Begin to read."""
        self._may_read.set()

    async def leave(self) -> None:
        """Stop."""
        await self.live.aclose()

    async def _run(self) -> None:
        try:
            async with self.live:
                await self._may_read.wait()
                async for entries in self.live:
                    self.lists.append([[entry.n, entry.v] for entry in entries])
                    self._changes.note()
        except ClientError as error:
            self.error = error
        finally:
            self._changes.note()

    def _on_gap(self, gap: Gap) -> None:
        self.gaps.append((gap.from_seq, gap.to_seq, gap.reason))
        self._changes.note()

    def _on_state(self, state: SubscriptionState) -> None:
        self.states.append(state)
        self._changes.note()

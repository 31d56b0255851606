"""One subscription of a scenario: everything that reaches it is written down."""

import asyncio

from tests.clients.changes import Changes
from tests.clients.tick import Tick

from tradegen_runtime.client import ClientError, Gap, Subscription, SubscriptionState


class Subscriber:
    """Enters a subscription, reads it where allowed, and keeps what it saw."""

    def __init__(self, subscription: Subscription[Tick], changes: Changes, *, reads: bool, throws: bool) -> None:
        self.subscription = subscription
        self.updates: list[int] = []
        self.gaps: list[tuple[int | None, int | None, str]] = []
        self.states: list[SubscriptionState] = []
        self.error: ClientError | None = None
        self._changes = changes
        self._throws = throws
        self._may_read = asyncio.Event()
        if reads:
            self._may_read.set()
        subscription.on_gap(self._on_gap)
        subscription.on_state(self._on_state)
        self.task = asyncio.create_task(self._run())

    def read(self) -> None:
        """Begin to read."""
        self._may_read.set()

    async def leave(self) -> None:
        """Stop."""
        await self.subscription.aclose()

    async def _run(self) -> None:
        try:
            async with self.subscription:
                await self._may_read.wait()
                async for tick in self.subscription:
                    self.updates.append(tick.n)
                    self._changes.note()
        except ClientError as error:
            self.error = error
        finally:
            self._changes.note()

    def _on_gap(self, gap: Gap) -> None:
        self.gaps.append((gap.from_seq, gap.to_seq, gap.reason))
        self._note()

    def _on_state(self, state: SubscriptionState) -> None:
        self.states.append(state)
        self._note()

    def _note(self) -> None:
        self._changes.note()
        if self._throws:
            raise ValueError("a listener of the scenario throws")

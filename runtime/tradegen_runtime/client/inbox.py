"""Updates on their way from a feed to the one who reads them, bounded."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from tradegen_runtime.client.errors import BufferOverflow, ClientError
from tradegen_runtime.client.gap import Gap, joined
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.options import EventKind, Overflow
from tradegen_runtime.client.state import SubscriptionState

V = TypeVar("V")


class Report(Protocol):
    """Where an inbox reports what nobody else hears."""

    def __call__(self, kind: EventKind, detail: str, error: Exception | None = None) -> None:
        """Report an event."""


class Inbox:
    """A feed listener that keeps up to ``size`` updates for a reader.

    Gaps stand in line with the updates: one is told when the reader gets to where it is. What a full buffer
    drops is a gap; gaps with nothing between them become one, so that a line is never longer than its buffer.
    Updates of a topic that is ``conflated`` replace each other, which is no loss.
    """

    def __init__(self, size: int, overflow: Overflow, *, conflated: bool, report: Report) -> None:
        self.on_gap: list[Callable[[Gap], None]] = []
        self.on_state: list[Callable[[SubscriptionState], None]] = []
        self.state: SubscriptionState = "idle"
        self._size = 1 if conflated else size
        self._overflow = overflow
        self._conflated = conflated
        self._report = report
        self._line: deque[tuple[Gap | None, Update]] = deque()  # each update behind what was lost before it
        self._gap: Gap | None = None  # behind the last update
        self._changed = asyncio.Event()
        self._was_live = False
        self._ended = False
        self._error: ClientError | None = None

    def updated(self, update: Update) -> None:
        """Keep an update; where there is no room, do what the policy says."""
        if self._ended:
            return
        if len(self._line) >= self._size:
            if self._overflow == "fail" and not self._conflated:
                self.ended(BufferOverflow(f"{self._size} updates were waiting to be read"))
                return
            self._drop_oldest()
        self._line.append((self._gap, update))
        self._gap = None
        self._changed.set()

    def lost(self, gap: Gap) -> None:
        """Tell of a gap behind the updates that wait, at once where none does."""
        self._gap = joined(self._gap, gap)
        if not self._line:
            self._tell_gap()

    def tell(self, gap: Gap) -> None:
        """Pass a gap on to whoever asked for gaps."""
        if not self.on_gap:
            self._report("gap", f"{gap.reason}: updates {gap.from_seq} to {gap.to_seq} were lost")
        self._call(self.on_gap, gap)

    def moved(self, state: SubscriptionState) -> None:
        """Take note of a state and pass it on."""
        self.state = state
        self._was_live = self._was_live or state in ("live", "stale")
        self._changed.set()
        self._call(self.on_state, state)

    def ended(self, error: ClientError | None) -> None:
        """Nothing more will come; what is buffered can still be read."""
        if not self._ended:
            self._ended = True
            self._error = error
            self._changed.set()

    async def confirmed(self) -> None:
        """Wait until the topic is live, or was: it may be lost again before the waiter is woken.

        Raises:
            ClientError: it ended before.
        """
        while not self._was_live and not self._ended:
            await self._change()
        if not self._was_live and self._error is not None:
            raise self._error

    async def next(self) -> Update | None:
        """Wait for the next update; ``None`` after the last one where this side ended it.

        Raises:
            ClientError: it ended for another reason; raised after the last update was read.
        """
        while True:
            if self._line:
                gap, update = self._line.popleft()
                if gap is not None:
                    self.tell(gap)
                return update
            self._tell_gap()
            if self._ended:
                if self._error is not None:
                    raise self._error
                return None
            await self._change()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    def _drop_oldest(self) -> None:
        gap, update = self._line.popleft()
        if not self._conflated:
            gap = joined(gap, Gap(update.seq, update.seq, "overflow"))
        if self._line:
            later, head = self._line.popleft()
            self._line.appendleft((joined(gap, later), head))
        else:
            self._gap = joined(gap, self._gap)

    def _tell_gap(self) -> None:
        gap, self._gap = self._gap, None
        if gap is not None:
            self.tell(gap)

    def _call(self, listeners: Iterable[Callable[[V], None]], value: V) -> None:
        for listener in tuple(listeners):
            try:
                listener(value)
            except Exception as error:  # one listener's failure is nobody else's
                self._report("listener_failed", str(error), error)

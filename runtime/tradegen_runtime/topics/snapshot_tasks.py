"""Runs reads of snapshots on the event loop, each in one owned task with a time limit."""

import asyncio
import logging
from collections.abc import Callable
from types import TracebackType
from typing import Final

from tradegen_runtime import cancellation
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.snapshots import ReadSnapshot

_log = logging.getLogger(__name__)


class SnapshotTasks:
    """Owner of the tasks that call snapshot operations; leaving it cancels them and waits until they are gone."""

    def __init__(self, *, timeout_s: float) -> None:
        self._timeout_s: Final = timeout_s
        self._running: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._running)

    async def __aenter__(self) -> "SnapshotTasks":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        running = tuple(self._running)
        for task in running:
            task.cancel()
        if running:
            # An operation that ignores its cancellation must not keep the application from ending.
            await asyncio.wait(running, timeout=self._timeout_s)

    def start(self, name: str, read: ReadSnapshot, done: Callable[[bytes | Refusal], None]) -> "SnapshotRead":
        """Start a task that reads, then tells ``done``."""
        outcome = SnapshotRead(done)
        task = asyncio.get_running_loop().create_task(self._run(name, read, outcome), name=name)
        outcome.task = task
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return outcome

    async def _run(self, name: str, read: ReadSnapshot, outcome: "SnapshotRead") -> None:
        try:
            async with asyncio.timeout(self._timeout_s):
                items = await read()
        except Refusal as refusal:
            outcome.tell(refusal)
        except TimeoutError as late:
            _log.error("%s: time-out", name, exc_info=late)
            outcome.tell(Refusal("SNAPSHOT_TIMEOUT", "The snapshot was not ready in time", retryable=True))
        except (Exception, asyncio.CancelledError):
            if cancellation.is_of_this_task():
                raise
            # A service is user code: its failure ends this request only.
            _log.exception("%s failed", name)
            outcome.tell(Refusal("SNAPSHOT_FAILED", "The snapshot failed", retryable=True))
        else:
            outcome.tell(items)


class SnapshotRead:
    """One running read; silent once it is cancelled."""

    def __init__(self, done: Callable[[bytes | Refusal], None]) -> None:
        self.task: asyncio.Task[None] | None = None
        self._done: Callable[[bytes | Refusal], None] | None = done

    def cancel(self) -> None:
        """End the read; its outcome is told to nobody."""
        self._done = None
        if self.task is not None:
            self.task.cancel()

    def tell(self, outcome: bytes | Refusal) -> None:
        """Tell the outcome, unless the read was cancelled meanwhile."""
        done, self._done = self._done, None
        if done is not None:
            done(outcome)

"""Runs sources on the event loop: each is entered, held and left by one owned task."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Final

from tradegen_runtime import cancellation
from tradegen_runtime.refusal import Refusal, going_away, late_source
from tradegen_runtime.topics.topic_binding import Source
from tradegen_runtime.topics.topic_surroundings import SourceOwner

WHAT_A_SOURCE_IS: Final = (
    "A source is an async context manager: @asynccontextmanager above the method,"
    " and exactly one yield, during which it publishes"
)

_log = logging.getLogger(__name__)


class SourceTasks:
    """Owner of the tasks that hold sources; leaving it waits until every source is gone.

    ``open_timeout_s`` bounds entering a source, ``close_timeout_s`` leaving it: after that it is cancelled.
    """

    def __init__(self, *, open_timeout_s: float, close_timeout_s: float) -> None:
        self._open_timeout_s: Final = open_timeout_s
        self._close_timeout_s: Final = close_timeout_s
        self._running: set[SourceTask] = set()

    def __len__(self) -> int:
        return len(self._running)

    async def __aenter__(self) -> "SourceTasks":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        running = tuple(self._running)
        for source in running:
            source.stop()
        if running:
            # A source that ignores even its cancellation must not keep the application from ending.
            await asyncio.wait([source.task for source in running], timeout=2 * self._close_timeout_s)

    def start(self, owner: SourceOwner, open_source: Callable[[], Source]) -> "SourceTask":
        """Start a task that enters the source and holds it until it is stopped."""
        source = SourceTask(
            owner,
            open_source,
            open_timeout_s=self._open_timeout_s,
            close_timeout_s=self._close_timeout_s,
        )
        self._running.add(source)
        source.task.add_done_callback(lambda _: self._running.discard(source))
        return source


class SourceTask:
    """One running source."""

    def __init__(
        self,
        owner: SourceOwner,
        open_source: Callable[[], Source],
        *,
        open_timeout_s: float,
        close_timeout_s: float,
    ) -> None:
        self._owner: Final = owner
        self._open_source: Final = open_source
        self._open_timeout_s: Final = open_timeout_s
        self._close_timeout_s: Final = close_timeout_s
        self._stopping: Final = asyncio.Event()
        self._entered = False
        self._failure: Refusal | None = None
        self._late: asyncio.TimerHandle | None = None
        self.task: Final = asyncio.get_running_loop().create_task(self._run(), name=f"source {owner.key}")
        # Not in _run: a task cancelled before its first step runs nothing of it.
        self.task.add_done_callback(self._finish)

    def stop(self) -> None:
        """Leave the source, or cancel entering it; a source that does not end in time is cancelled."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        if not self._entered:
            self.task.cancel()
        self._late = asyncio.get_running_loop().call_later(self._close_timeout_s, self._cancel_late)

    def _cancel_late(self) -> None:
        _log.error("source of %s did not end within %g s", self._owner.key, self._close_timeout_s)
        self.task.cancel()

    def _finish(self, task: asyncio.Task[None]) -> None:
        if self._late is not None:
            self._late.cancel()
        if task.cancelled() and not self._stopping.is_set():
            self._failure = going_away()
        self._owner.closed(self._failure)

    async def _run(self) -> None:
        try:
            await self._hold()
        except asyncio.CancelledError as ended:
            if self._stopping.is_set():
                return
            if cancellation.is_of_this_task():
                raise
            # Of something that the source waited for.
            self._fail(ended)
        except Refusal as refusal:
            self._failure = refusal
        except TimeoutError as late:
            self._failure = self._explain_timeout(late)
        except Exception as error:
            # A service is user code: its failure ends this topic only.
            self._fail(error)

    async def _hold(self) -> None:
        async with AsyncExitStack() as stack:
            async with asyncio.timeout(self._open_timeout_s):
                await stack.enter_async_context(self._open_source())
            self._entered = True
            if not self._stopping.is_set():
                self._owner.opened()
            await self._stopping.wait()

    def _fail(self, error: BaseException) -> None:
        if _is_of_the_form(error):
            error.add_note(WHAT_A_SOURCE_IS)
        _log.error("source of %s failed", self._owner.key, exc_info=error)
        self._failure = _failed()

    def _explain_timeout(self, late: TimeoutError) -> Refusal:
        _log.error("source of %s: time-out", self._owner.key, exc_info=late)
        if self._entered:
            return _failed()
        return late_source()


def _is_of_the_form(error: BaseException) -> bool:
    """Whether an error is about what a source is, not about what it does: then ``contextlib`` itself raises it."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return frame.f_code.co_filename == contextlib.__file__


def _failed() -> Refusal:
    return Refusal("SOURCE_FAILED", "The source of this topic failed", retryable=True)

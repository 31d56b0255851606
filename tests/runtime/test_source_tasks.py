"""The tasks that hold sources: entered once, left once, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.source_tasks import SourceTasks


class Owner:
    """Notes what it is told."""

    key = "t:{}"

    def __init__(self) -> None:
        self.told: list[str] = []
        self.failure: Refusal | None = None
        self.is_open = asyncio.Event()
        self.is_closed = asyncio.Event()

    def opened(self) -> None:
        self.told.append("opened")
        self.is_open.set()

    def closed(self, failure: Refusal | None) -> None:
        self.told.append("closed")
        self.failure = failure
        self.is_closed.set()


class Steps:
    """A source that notes its steps and fails where it is told to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.may_enter = asyncio.Event()
        self.may_enter.set()
        self.entering = asyncio.Event()
        self.enter_error: Exception | None = None
        self.exit_error: Exception | None = None
        self.crash = asyncio.Event()
        self.ignore_cancel = False

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        self.taken.append("enter")
        self.entering.set()
        await self.may_enter.wait()
        if self.enter_error:
            raise self.enter_error
        try:
            async with asyncio.TaskGroup() as group:
                crasher = group.create_task(self._crash())
                yield
                crasher.cancel()
        finally:
            self.taken.append("exit")
            if self.exit_error:
                raise self.exit_error

    async def _crash(self) -> None:
        await self.crash.wait()
        raise RuntimeError("secret")


@pytest.fixture
async def tasks() -> AsyncIterator[SourceTasks]:
    """Tasks that are all ended by the test's end."""
    async with SourceTasks(open_timeout_s=30, close_timeout_s=30) as running:
        yield running
    assert [] == [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("source ")]


@pytest.fixture
async def owner() -> Owner:
    """Who owns the source."""
    return Owner()


@pytest.fixture
async def steps() -> Steps:
    """The source."""
    return Steps()


async def test_opened_and_left(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """A source is entered, held until it is stopped, and left."""
    source = tasks.start(owner, steps.open)
    await owner.is_open.wait()
    assert ["enter"] == steps.taken
    source.stop()
    source.stop()
    await owner.is_closed.wait()
    assert (["enter", "exit"], ["opened", "closed"], None) == (steps.taken, owner.told, owner.failure)
    assert 0 == len(tasks)


async def test_stopped_before_its_first_step(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """A source stopped at once is never entered, and its owner is told."""
    tasks.start(owner, steps.open).stop()
    await owner.is_closed.wait()
    assert ([], ["closed"], None) == (steps.taken, owner.told, owner.failure)


async def test_stopped_while_entering(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """Entering is cancelled; what was not entered is not left."""
    steps.may_enter.clear()
    source = tasks.start(owner, steps.open)
    await steps.entering.wait()
    source.stop()
    await owner.is_closed.wait()
    assert (["enter"], ["closed"], None) == (steps.taken, owner.told, owner.failure)


async def test_stopped_in_the_turn_in_which_it_opens(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """Whoever wins, the source is left as often as it was entered."""
    steps.may_enter.clear()
    source = tasks.start(owner, steps.open)
    await steps.entering.wait()
    steps.may_enter.set()
    source.stop()
    await owner.is_closed.wait()
    assert ["closed"] == owner.told
    assert steps.taken in (["enter"], ["enter", "exit"])


async def test_source_that_cannot_be_cancelled_while_entering(tasks: SourceTasks, owner: Owner) -> None:
    """A source that enters in spite of its cancellation is left at once, and nobody is told it opened."""
    entering, may_go = asyncio.Event(), asyncio.Event()
    taken: list[str] = []

    @asynccontextmanager
    async def stubborn() -> AsyncIterator[None]:
        entering.set()
        try:
            await may_go.wait()
        except asyncio.CancelledError:
            taken.append("ignored")
        yield
        taken.append("exit")

    source = tasks.start(owner, stubborn)
    await entering.wait()
    source.stop()
    await owner.is_closed.wait()
    assert (["ignored", "exit"], ["closed"]) == (taken, owner.told)


def refusing() -> AbstractAsyncContextManager[None]:
    """Refuse before there is anything to enter."""
    raise Refusal("NO", "No")


async def test_refusal_is_passed_on(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """A refusal on entry is the answer, wherever it is raised."""
    steps.enter_error = Refusal("NO", "No", retryable=True)
    openers: list[Callable[[], AbstractAsyncContextManager[None]]] = [steps.open, refusing]
    for open_source in openers:
        one = Owner()
        tasks.start(one, open_source)
        await one.is_closed.wait()
        assert one.failure is not None
        assert ("NO", ["closed"]) == (one.failure.code, one.told)


async def test_error_is_hidden_and_logged(
    tasks: SourceTasks, owner: Owner, steps: Steps, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug on entry is SOURCE_FAILED to clients and a trace to the operator."""
    steps.enter_error = RuntimeError("secret")
    tasks.start(owner, steps.open)
    await owner.is_closed.wait()
    assert owner.failure is not None
    assert ("SOURCE_FAILED", True) == (owner.failure.code, owner.failure.retryable)
    assert "secret" not in owner.failure.message
    assert "secret" in caplog.text


async def test_crash_while_held(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """A background task of the source that crashes ends it, and its owner is told."""
    tasks.start(owner, steps.open)
    await owner.is_open.wait()
    steps.crash.set()
    await owner.is_closed.wait()
    assert (["enter", "exit"], ["opened", "closed"]) == (steps.taken, owner.told)
    assert owner.failure is not None
    assert "SOURCE_FAILED" == owner.failure.code


async def test_error_while_leaving_is_logged(
    tasks: SourceTasks, owner: Owner, steps: Steps, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug while leaving does not keep the topic from ending."""
    steps.exit_error = RuntimeError("secret")
    source = tasks.start(owner, steps.open)
    await owner.is_open.wait()
    source.stop()
    await owner.is_closed.wait()
    assert "secret" in caplog.text


async def test_opening_is_bounded(owner: Owner, steps: Steps) -> None:
    """A source that does not open in time refuses as retryable."""
    steps.may_enter.clear()
    async with SourceTasks(open_timeout_s=0.001, close_timeout_s=30) as tasks:
        tasks.start(owner, steps.open)
        await owner.is_closed.wait()
    assert owner.failure is not None
    assert ("SOURCE_TIMEOUT", True) == (owner.failure.code, owner.failure.retryable)


async def test_leaving_is_bounded(owner: Owner, caplog: pytest.LogCaptureFixture) -> None:
    """A source that hangs while it is left is cancelled, and that is logged."""

    @asynccontextmanager
    async def hanging() -> AsyncIterator[None]:
        yield
        await asyncio.Event().wait()

    async with SourceTasks(open_timeout_s=30, close_timeout_s=0.001) as tasks:
        source = tasks.start(owner, hanging)
        await owner.is_open.wait()
        source.stop()
        await owner.is_closed.wait()
    assert ["opened", "closed"] == owner.told
    assert "did not end within 0.001 s" in caplog.text


async def test_end_of_the_application_ends_all(owner: Owner, steps: Steps) -> None:
    """Leaving the tasks leaves every source."""
    async with SourceTasks(open_timeout_s=30, close_timeout_s=30) as tasks:
        tasks.start(owner, steps.open)
        await owner.is_open.wait()
    assert ["enter", "exit"] == steps.taken


async def test_foreign_cancellation_is_told(tasks: SourceTasks, owner: Owner, steps: Steps) -> None:
    """A source whose task someone else cancels is left, and its owner told that the server stops."""
    source = tasks.start(owner, steps.open)
    await owner.is_open.wait()
    source.task.cancel()
    await owner.is_closed.wait()
    assert ["enter", "exit"] == steps.taken
    assert owner.failure is not None
    assert "GOING_AWAY" == owner.failure.code

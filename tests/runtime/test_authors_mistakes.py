"""What the author of a service sees of a mistake: an error that says what to do, and nothing that reaches clients."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from desk_contracts.desk import orders
from pydantic_core import PydanticSerializationError
from tests.runtime.desk import Desk, order
from tests.runtime.talk import Talk

from tradegen_runtime.codec import UpdateCodec
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.source_tasks import SourceTasks

ONE_YIELD = "@asynccontextmanager"


class Outcome:
    """Waits for the end of a source."""

    key = "t:{}"

    def __init__(self) -> None:
        self.ended: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()
        self.is_open = asyncio.Event()

    def opened(self) -> None:
        self.is_open.set()

    def closed(self, failure: Refusal | None) -> None:
        self.ended.set_result(failure)


async def forgets_everything() -> None:
    """Neither decorated nor yielding."""


async def forgets_the_decorator() -> AsyncIterator[None]:
    """Yields only."""
    yield


@asynccontextmanager
async def yields_sometimes() -> AsyncIterator[None]:
    """Yields where it has something to publish."""
    for _ in ():
        yield


async def _never_yields() -> None:
    """Decorated only."""


never_yields: Callable[[], Any] = asynccontextmanager(_never_yields)  # type: ignore[arg-type]  # the mistake


async def failure_of(source: Callable[[], Any]) -> Refusal | None:
    """Let a source run until it ends by itself; return what its owner is told."""
    outcome = Outcome()
    async with SourceTasks(open_timeout_s=5, close_timeout_s=5) as tasks:
        tasks.start(outcome, source)
        return await outcome.ended


@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
@pytest.mark.parametrize("source", [forgets_everything, forgets_the_decorator, yields_sometimes, never_yields])
async def test_source_that_is_none_says_what_one_is(
    source: Callable[[], Any], caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the rule beside what Python says of it; who subscribes is refused, and may try again."""
    failure = await failure_of(source)
    assert failure is not None
    assert ("SOURCE_FAILED", True) == (failure.code, failure.retryable)
    assert ONE_YIELD in caplog.text


async def test_source_that_yields_twice_says_what_one_is(caplog: pytest.LogCaptureFixture) -> None:
    """It works until it is left; then the log has the rule."""

    @asynccontextmanager
    async def yields_twice() -> AsyncIterator[None]:
        yield
        yield

    outcome = Outcome()
    async with SourceTasks(open_timeout_s=5, close_timeout_s=5) as tasks:
        source = tasks.start(outcome, yields_twice)
        await outcome.is_open.wait()
        source.stop()
        await outcome.ended
    assert ONE_YIELD in caplog.text


async def test_other_failures_are_not_lectured(caplog: pytest.LogCaptureFixture) -> None:
    """What the service itself raises needs no explanation of ours."""

    @asynccontextmanager
    async def fails() -> AsyncIterator[None]:
        raise TypeError("of the service")
        yield

    await failure_of(fails)
    assert "of the service" in caplog.text
    assert ONE_YIELD not in caplog.text


async def test_source_that_waits_for_something_cancelled_has_failed(caplog: pytest.LogCaptureFixture) -> None:
    """As where topics share a task that connects, and the first of them is left: the server does not stop for that."""
    shared = asyncio.get_running_loop().create_future()
    shared.cancel()

    @asynccontextmanager
    async def connects() -> AsyncIterator[None]:
        await shared
        yield

    failure = await failure_of(connects)
    assert failure is not None
    assert ("SOURCE_FAILED", True) == (failure.code, failure.retryable)
    assert ["source of t:{} failed"] == caplog.messages
    assert "in connects" in caplog.text


async def test_publish_from_a_thread_says_how(client: Talk, desk: Desk) -> None:
    """It raises, each time, with the call that works instead; no number is used up, so nobody sees a gap."""
    await client.follow()
    publish = desk.publishers["A"]
    for _ in range(2):
        with pytest.raises(RuntimeError, match=r"loop\.call_soon_threadsafe\(publish, update\)"):
            await asyncio.to_thread(publish, order(1))
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(loop.call_soon_threadsafe, publish, order(2))
    update = (await client.receive())["payload"]
    assert (1, "o2") == (update["seq"], update["payload"]["id"])


@pytest.mark.parametrize("wrong", ["text", 7, None, {"id": "o1"}, [], orders.Load(open_orders=1)])
def test_wrong_update_is_refused_to_the_service(wrong: Any) -> None:
    """Whatever is not of the topic's type raises where it is published; nothing, too."""
    with pytest.raises(PydanticSerializationError):
        UpdateCodec(orders.PlacedOrder).encode(wrong)


def test_nothing_is_an_update_where_it_is_declared() -> None:
    """A topic may have updates that are null."""
    assert b"null" == UpdateCodec[orders.Load | None](orders.Load | None).encode(None)


async def test_publish_after_the_end_does_nothing(client: Talk, desk: Desk) -> None:
    """A source that was left may still be told something by what it had listened to."""
    await client.follow()
    publish = desk.publishers["A"]
    await client.ask("orders.unsubscribe", {"accountId": "A"})
    with suppress(KeyError):
        await desk.until(desk.closed, "A", 1)
    publish(order(1))
    assert {} == await client.ask("ping")

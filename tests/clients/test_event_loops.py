"""A Python client belongs to the event loop in which it is first used."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

import httpx
import pytest
from pydantic import TypeAdapter
from tests.clients.tick import Entry, Tick

from tradegen_runtime.client import ClientCore, ClientOptions, ItemRule, Operation, Topic
from tradegen_runtime.client.clock import LoopClock

GET: Final = Operation[Tick](method="GET", path="/tick", response=lambda: TypeAdapter(Tick))
ENTRIES: Final = Topic[Entry](
    route="entries", ws_path="/ws", update=lambda: TypeAdapter(Entry), items=ItemRule(key="n")
)


async def call(core: ClientCore) -> None:
    """Call an operation."""
    await core.request(GET)


async def subscribe(core: ClientCore) -> None:
    """Enter a subscription."""
    await core.subscribe(ENTRIES).__aenter__()


async def follow(core: ClientCore) -> None:
    """Enter a live list."""
    await core.live(ENTRIES).__aenter__()


async def close(core: ClientCore) -> None:
    """Close the client."""
    await core.aclose()


USES: Final[tuple[Callable[[ClientCore], Coroutine[Any, Any, None]], ...]] = (call, subscribe, follow, close)


def a_core() -> ClientCore:
    """A client whose calls are answered at once; made anywhere."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"n": 1}))
    return ClientCore("http://127.0.0.1:1", options=ClientOptions(transport=transport))


@pytest.mark.parametrize("use", USES)
def test_use_after_its_loop_has_ended_is_an_error(use: Callable[[ClientCore], Coroutine[Any, Any, None]]) -> None:
    """A client kept over two ``asyncio.run()`` says so at once, and does not wait for ever."""
    core = a_core()
    asyncio.run(call(core))
    with pytest.raises(RuntimeError, match="belongs to an event loop that has ended; make one inside each"):
        asyncio.run(use(core))


@pytest.mark.parametrize("use", USES)
async def test_use_from_another_loop_is_an_error(use: Callable[[ClientCore], Coroutine[Any, Any, None]]) -> None:
    """A client used from another thread's loop says so, and goes on in its own."""
    core = a_core()
    await call(core)
    with pytest.raises(RuntimeError, match="belongs to another event loop"):
        await asyncio.to_thread(asyncio.run, use(core))
    await call(core)
    await core.aclose()


def test_client_may_be_made_before_its_loop_runs() -> None:
    """Making it, and describing subscriptions, binds it to nothing."""
    core = a_core()
    core.subscribe(ENTRIES)
    asyncio.run(call(core))


async def test_wait_without_end_is_a_long_one() -> None:
    """What a server asks for may be more than an event loop counts to."""
    for delay_s in (float("inf"), 1e300, 2.0**53):
        LoopClock().later(delay_s, lambda: pytest.fail("it is over")).cancel()

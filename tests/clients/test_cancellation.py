"""The Python client's calls, cancelled at each of their awaits, or the client closed in any turn: nothing is left."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

import httpx
import pytest
from pydantic import TypeAdapter
from tests.clients.fake_clock import FakeClock
from tests.clients.tick import Entry, Tick
from tests.runtime.interrupted import interrupt
from tests.runtime.turns import turns_until
from websockets.asyncio.server import ServerConnection, serve

from tradegen_runtime.client import (
    ClientCore,
    ClientError,
    ClientEvent,
    ClientOptions,
    ItemRule,
    LiveList,
    Operation,
    Subscription,
    Topic,
)

MOST: Final = 300

TICKS: Final = Topic[Tick](route="ticks", ws_path="/ws", update=lambda: TypeAdapter(Tick))
ENTRIES: Final = Topic[Entry](
    route="entries", ws_path="/ws", update=lambda: TypeAdapter(Entry), items=ItemRule(key="n", drop={"v": (0,)})
)
GET: Final = Operation[Tick](method="GET", path="/tick", response=lambda: TypeAdapter(Tick))


class Friend:
    """A server that confirms everything at once, wants another token, and sends three updates."""

    def __init__(self) -> None:
        self.followed: set[tuple[ServerConnection, str]] = set()
        self.connections: set[ServerConnection] = set()
        self.url = ""

    async def converse(self, connection: ServerConnection) -> None:
        """Serve one connection."""
        self.connections.add(connection)
        try:
            async for text in connection:
                await self._answer(connection, json.loads(text))
        finally:
            self.connections.discard(connection)
            self.followed = {(who, what) for who, what in self.followed if who is not connection}

    async def _answer(self, connection: ServerConnection, frame: dict[str, str]) -> None:
        route, _, verb = frame["type"].partition(".")
        payload: dict[str, object] = {"status": "ok", "topic": route, "epoch": "e1", "seq": 0}
        match verb:
            case "subscribe":
                self.followed.add((connection, route))
            case "unsubscribe":
                self.followed.discard((connection, route))
            case "snapshot":
                payload |= {"since": 0, "items": [{"n": 1, "v": 1}]}
        await connection.send(json.dumps({"type": f"{frame['type']}.response", "id": frame["id"], "payload": payload}))
        if verb == "subscribe":
            await connection.send(json.dumps({"type": "auth.expiring", "payload": {"expiresInMs": 30_000}}))
            for seq in (1, 2, 3):
                await connection.send(json.dumps(update_of(route, seq)))


def update_of(route: str, seq: int) -> dict[str, object]:
    """One update of a topic."""
    return {"type": f"{route}.update", "payload": {"topic": route, "seq": seq, "payload": {"n": seq, "v": 1}}}


@asynccontextmanager
async def friend() -> AsyncIterator[Friend]:
    """Run the server."""
    server = Friend()
    async with serve(server.converse, "127.0.0.1", 0, ping_interval=None, compression=None) as listening:
        (listener,) = listening.sockets
        server.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield server


async def get_token() -> str:
    """Take three turns of the loop for it."""
    for _ in range(3):
        await asyncio.sleep(0)
    return "token"


async def answer_rest(request: httpx.Request) -> httpx.Response:
    """Take three turns of the loop for it."""
    for _ in range(3):
        await asyncio.sleep(0)
    return httpx.Response(200, json={"n": 1}, request=request)


async def read_updates(core: ClientCore) -> None:
    """Subscribe, read, leave."""
    async with core.subscribe(TICKS) as ticks:
        assert [1, 2, 3] == [(await anext(ticks)).n for _ in range(3)]


async def read_list(core: ClientCore) -> None:
    """Follow a list until it is whole."""
    async with core.live(ENTRIES) as live:
        async for _ in live:
            break


async def read_both(core: ClientCore) -> None:
    """Follow two topics on one socket, and leave them one after the other."""
    async with core.live(ENTRIES), core.subscribe(TICKS) as ticks:
        await anext(ticks)


async def call(core: ClientCore) -> None:
    """Call an operation."""
    assert 1 == (await core.request(GET)).n


async def close(core: ClientCore) -> None:
    """Close while something runs."""
    async with core.subscribe(TICKS):
        await core.aclose()


WORKS: Final[dict[str, Callable[[ClientCore], Awaitable[None]]]] = {
    work.__name__: work for work in (read_updates, read_list, read_both, call, close)
}


class Watched:
    """A client whose timers, tasks and events a test looks at."""

    def __init__(self, url: str) -> None:
        self.clock = FakeClock()
        self.events: list[ClientEvent] = []
        options = ClientOptions(
            clock=self.clock, report=self.events.append, transport=httpx.MockTransport(answer_rest), random=lambda: 1.0
        )
        self.core = ClientCore(url, token=get_token, options=options)

    async def check_closed(self, server: Friend) -> None:
        """Close it: no socket, task or timer is left, and nobody was told of a failure."""
        await self.core.aclose()
        await turns_until(lambda: not server.connections)
        assert ([], 0) == (client_tasks(), self.clock.pending)
        assert {"connection"} >= {event.kind for event in self.events}


def client_tasks() -> list[str]:
    """The tasks of the client's own code."""
    codes = (getattr(task.get_coro(), "cr_code", None) for task in asyncio.all_tasks())
    return [code.co_qualname for code in codes if code and "tradegen_runtime" in code.co_filename]


@pytest.mark.parametrize("name", WORKS)
async def test_call_cancelled_at_each_await_leaves_nothing(name: str) -> None:
    """Wherever it is cancelled, its topics are left at once, and closing the client leaves nothing."""
    async with friend() as server:
        for at in range(1, MOST):
            client = Watched(server.url)

            async def work(core: ClientCore = client.core) -> None:
                await WORKS[name](core)

            is_interrupted = await interrupt(work(), at)
            await turns_until(lambda: not server.followed)
            await client.check_closed(server)
            if not is_interrupted:
                break
        assert not is_interrupted


@pytest.mark.parametrize("kind", ["subscription", "list"])
async def test_step_that_was_cancelled_is_followed_by_others(kind: str) -> None:
    """A limit on one step ends that step; what was entered goes on."""
    async with friend() as server, ClientCore(server.url) as core:
        entered: Subscription[Tick] | LiveList[Entry] = (
            core.subscribe(TICKS) if kind == "subscription" else core.live(ENTRIES)
        )
        async with entered:
            steps = aiter(entered)
            step = asyncio.ensure_future(anext(steps))
            await turns_until(step.done)
            for _ in range(5):  # two updates may be there already
                step = asyncio.ensure_future(anext(steps))
                await asyncio.sleep(0)
                step.cancel()
                await asyncio.wait([step])
            assert "live" == entered.state
            for who, route in server.followed:
                await who.send(json.dumps(update_of(route, 4)))
            async with asyncio.timeout(5):
                assert await anext(steps)


@pytest.mark.parametrize("name", WORKS)
async def test_client_closed_in_any_turn_leaves_nothing(name: str) -> None:
    """In whichever turn of the loop the client is closed, its calls end with an error of the client or well."""
    async with friend() as server:
        for turns in range(MOST):
            client = Watched(server.url)
            working = asyncio.ensure_future(WORKS[name](client.core))
            for _ in range(turns):
                await asyncio.sleep(0)
            is_over = working.done()
            await client.check_closed(server)
            await asyncio.wait([working])
            assert isinstance(working.exception(), ClientError | StopAsyncIteration | None), working.exception()
            if is_over:
                break
        assert is_over

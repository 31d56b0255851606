"""The Python subscription as its caller meets it: entering, leaving, misuse, hostile servers."""

import asyncio
import subprocess
import sys

import pytest
from pydantic import TypeAdapter
from tests.clients.changes import Changes
from tests.clients.fake_clock import FakeClock
from tests.clients.scripted_server import ScriptedServer, scripted_server
from tests.clients.tick import Tick

from tradegen_runtime.client import (
    ClientArgumentError,
    ClientClosed,
    ClientCore,
    ClientEvent,
    ClientOptions,
    Gap,
    Operation,
    Subscription,
    SubscriptionRefused,
    Topic,
    TransportError,
)

ORDERS = Topic[Tick](route="orders", ws_path="/ws", update=lambda: TypeAdapter(Tick))


def confirm(request_id: str, seq: int = 0) -> str:
    """The server's confirmation of topic K."""
    return (
        f'{{"type":"orders.subscribe.response","id":"{request_id}","payload":'
        f'{{"status":"ok","topic":"K","epoch":"e1","seq":{seq}}}}}'
    )


def update(seq: int, payload: str) -> str:
    """An update of topic K."""
    return f'{{"type":"orders.update","payload":{{"topic":"K","seq":{seq},"payload":{payload}}}}}'


async def enter(core: ClientCore, server: ScriptedServer) -> Subscription[Tick]:
    """Enter a subscription that the server confirms."""
    subscription = core.subscribe(ORDERS, {"account": "A"})
    entering = asyncio.create_task(subscription.__aenter__())
    dial = await server.accept()
    await dial.next_frame()
    await dial.connection.send(confirm("1"))
    return await entering


def test_options_without_room_for_an_update_are_refused() -> None:
    """Else the first update would find no room, and no end."""
    for size in (0, -1):
        with pytest.raises(ValueError, match="at least one"):
            ClientOptions(buffer_size=size)


async def test_entered_subscription_is_confirmed() -> None:
    """Inside ``async with`` the topic is live and named by the server; outside it is released."""
    async with scripted_server() as server, ClientCore(server.url) as core:
        bars = await enter(core, server)
        assert ("live", "K") == (bars.state, bars.topic)
        await bars.aclose()
        assert "closed" == bars.state
        assert [] == [tick async for tick in bars]


async def test_update_of_another_shape_is_a_gap() -> None:
    """What cannot be decoded is skipped, and said."""
    async with scripted_server() as server, ClientCore(server.url) as core:
        ticks = await enter(core, server)
        gaps: list[Gap] = []
        ticks.on_gap(gaps.append)
        for seq, payload in enumerate(('{"n":1}', '{"n":"x"}', "null", '{"n":4}'), start=1):
            await server.dials[0].connection.send(update(seq, payload))
        assert [1, 4] == [(await anext(ticks)).n, (await anext(ticks)).n]
        assert [Gap(2, 2, "undecodable"), Gap(3, 3, "undecodable")] == gaps


async def test_gap_nobody_asked_for_is_reported() -> None:
    """A loss without a listener becomes an event."""
    events: list[ClientEvent] = []
    options = ClientOptions(report=events.append)
    async with scripted_server() as server, ClientCore(server.url, options=options) as core:
        ticks = await enter(core, server)
        await server.dials[0].connection.send(update(3, '{"n":3}'))
        assert 3 == (await anext(ticks)).n
    assert ["hole: updates 1 to 2 were lost"] == [event.detail for event in events if event.kind == "gap"]


async def test_entering_is_given_up_after_its_limit() -> None:
    """A server that never answers does not hold the caller for ever, and nothing is left."""
    clock = FakeClock()
    options = ClientOptions(clock=clock, confirm_timeout_s=3)
    async with scripted_server() as server, ClientCore(server.url, options=options) as core:
        subscription = core.subscribe(ORDERS)
        entering = asyncio.create_task(subscription.__aenter__())
        await server.accept()
        clock.advance(3)
        with pytest.raises(TransportError):
            await entering
        assert "closed" == subscription.state
    assert 0 == clock.pending


async def test_cancelled_entry_releases_the_topic() -> None:
    """Cancelling the wait for the confirmation unsubscribes."""
    async with scripted_server() as server, ClientCore(server.url) as core:
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        dial = await server.accept()
        assert {"type": "orders.subscribe", "id": "1", "payload": {}} == await dial.next_frame()
        entering.cancel()
        with pytest.raises(asyncio.CancelledError):
            await entering
        assert {"type": "orders.unsubscribe", "id": "2", "payload": {}} == await dial.next_frame()


async def test_misuse_is_told() -> None:
    """A subscription is entered once, read inside, and buffered before."""
    async with scripted_server() as server, ClientCore(server.url) as core:
        with pytest.raises(RuntimeError):
            await anext(core.subscribe(ORDERS))
        with pytest.raises(ValueError, match="at least one"):
            core.subscribe(ORDERS).buffered(0)
        with pytest.raises(ClientArgumentError):
            await core.subscribe(ORDERS, {"n": 2**53}).__aenter__()
        ticks = await enter(core, server)
        with pytest.raises(RuntimeError):
            await ticks.__aenter__()
        with pytest.raises(RuntimeError):
            ticks.buffered(5)


async def test_closed_client_refuses_subscriptions() -> None:
    """After closing, entering says so, also while it waits."""
    async with scripted_server() as server:
        core = ClientCore(server.url)
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        await server.dialled(1)
        await core.aclose()
        with pytest.raises(ClientClosed):
            await entering
        with pytest.raises(ClientClosed):
            await core.subscribe(ORDERS).__aenter__()


@pytest.mark.parametrize(("status", "code"), [(403, "HTTP_403"), (404, "HTTP_404"), (401, "HTTP_401")])
async def test_upgrade_refused_for_good(status: int, code: str) -> None:
    """An upgrade answered with 4xx is not tried again; the status is the code."""
    async with scripted_server() as server, ClientCore(server.url, token="fixed") as core:
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        await server.decline(status)
        with pytest.raises(SubscriptionRefused) as caught:
            await entering
        assert code == caught.value.code
        assert 1 == len(server.dials)


@pytest.mark.parametrize("status", [408, 429, 500, 503])
async def test_upgrade_refused_for_now(status: int) -> None:
    """Other answers are tried again."""
    clock, changes = FakeClock(), Changes()
    events: list[ClientEvent] = []

    def report(event: ClientEvent) -> None:
        events.append(event)
        changes.note()

    options = ClientOptions(clock=clock, random=lambda: 1.0, report=report)
    async with scripted_server() as server, ClientCore(server.url, options=options) as core:
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        await server.decline(status)
        await changes.until(lambda: events[-1].detail.startswith("waiting"))
        clock.advance(0.2)
        dial = await server.accept()
        await dial.next_frame()
        await dial.connection.send(confirm("1"))
        assert "live" == (await entering).state


async def test_unauthorized_is_tried_again_with_a_new_token_once() -> None:
    """A 401 asks the token function again; the second in a row is final."""
    clock, changes = FakeClock(), Changes()
    events: list[ClientEvent] = []

    def report(event: ClientEvent) -> None:
        events.append(event)
        changes.note()

    async def token() -> str:
        return "expired"

    options = ClientOptions(clock=clock, random=lambda: 1.0, report=report)
    async with scripted_server() as server, ClientCore(server.url, token=token, options=options) as core:
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        await server.decline(401)
        await changes.until(lambda: events[-1].detail.startswith("waiting"))
        clock.advance(0.2)
        await server.decline(401)
        with pytest.raises(SubscriptionRefused, match="HTTP_401"):
            await entering


async def test_token_that_no_header_carries_is_told_without_it() -> None:
    """A token with a line break is a failed attempt, and a refused call; what it is stands nowhere."""
    changes = Changes()
    events: list[ClientEvent] = []

    def report(event: ClientEvent) -> None:
        events.append(event)
        changes.note()

    options = ClientOptions(clock=FakeClock(), report=report)
    async with ClientCore("http://127.0.0.1:1", token="secret\n", options=options) as core:
        entering = asyncio.create_task(core.subscribe(ORDERS).__aenter__())
        await changes.until(lambda: any(event.detail.startswith("waiting") for event in events))
        with pytest.raises(ClientArgumentError, match="the token is no text that a header can carry"):
            await core.request(Operation(method="GET", path="/orders", response=lambda: TypeAdapter(object)))
    with pytest.raises(ClientClosed):
        await entering
    assert "token_failed" in [event.kind for event in events]
    assert "secret" not in repr(events)


@pytest.mark.parametrize("garbage", ["", "secret\n", b"secret", 7])
async def test_token_function_that_returns_garbage_in_time(garbage: str) -> None:
    """Asked for another token, it gives none that can be sent: that is reported, and the socket stays."""
    changes, tokens = Changes(), ["good", garbage]
    events: list[ClientEvent] = []

    def report(event: ClientEvent) -> None:
        events.append(event)
        changes.note()

    async def token() -> str:
        return tokens.pop(0)

    options = ClientOptions(clock=FakeClock(), report=report)
    async with scripted_server() as server, ClientCore(server.url, token=token, options=options) as core:
        ticks = await enter(core, server)
        connection = server.dials[0].connection
        await connection.send('{"type":"auth.expiring","payload":{"expiresInMs":1}}')
        await changes.until(lambda: any(event.kind == "token_failed" for event in events))
        await connection.send(update(1, '{"n":1}'))
        assert 1 == (await anext(ticks)).n
        assert server.dials[0].frames.empty()
    assert "secret" not in repr(events)


async def test_attempt_that_is_given_up_never_opens() -> None:
    """A token function that does not heed its cancellation brings about a socket that nobody waits for any more."""
    clock, given = FakeClock(), asyncio.Event()

    async def token() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            given.set()
        return "late"

    options = ClientOptions(clock=clock, random=lambda: 1.0, report=lambda _: None)
    async with scripted_server() as server, ClientCore(server.url, token=token, options=options) as core:
        subscription = core.subscribe(ORDERS)
        entering = asyncio.create_task(subscription.__aenter__())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        clock.advance(options.connect_timeout_s)
        await given.wait()
        dial = await server.accept()
        await asyncio.wait_for(dial.closed.wait(), 10)
        assert ("connecting", True) == (subscription.state, dial.frames.empty())
        entering.cancel()
        await asyncio.wait([entering])


def test_client_imports_neither_the_server_nor_its_frameworks() -> None:
    """A generated client stands alone."""
    probe = (
        "import sys, tradegen_runtime.client\n"
        "ours = {'tradegen_runtime', 'tradegen_runtime.json_value', 'tradegen_runtime.topic_key'}\n"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in {'fastapi', 'starlette', 'fastws', 'uvicorn'}"
        " or n.startswith('tradegen') and not n.startswith('tradegen_runtime.client') and n not in ours))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()

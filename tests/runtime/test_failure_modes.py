"""The faults of fastws 0.1.7 (F01–F18) and of the platform before this one (F21–F38), on real sockets.

Named after the fault; those that need no socket stand with the part they concern and name it there.
Access (F33 to F35) belongs to authentication, which is not part of the live core.
"""

import asyncio
import gc
import json
import logging
import weakref
from contextlib import suppress
from typing import Any

import pytest
from desk_api import create_app
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, order
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.talk import Talk, talk
from tests.runtime.turns import turns_until
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tradegen_runtime.sessions.fastws_adapter import FastWSAdapter


def endpoint(server: RunningServer) -> FastWSAdapter:
    """Return the desk's live endpoint."""
    found: FastWSAdapter = next(one for one in server.app.state.endpoints if one.path == DESK_WS)
    return found


async def test_f01_abuse_closes_with_a_code(client: Talk, server: RunningServer) -> None:
    """A connection that the server ends gets a close frame with code and reason, and is unregistered."""
    for _ in range(11):
        await client.socket.send("nope")
    assert 4509 == await client.close_code()
    assert "Too many protocol errors" == client.socket.close_reason
    assert {} == endpoint(server).connections


async def test_f02_bad_messages_are_answered(client: Talk, desk: Desk) -> None:
    """Bad JSON, an unknown type and an invalid payload are answered; the topics go on."""
    await client.follow()
    await client.socket.send("{nope")
    await client.send("nothing.here", id="u")
    await client.send("orders.subscribe", {"accountId": 7}, id="v")
    bad_json, unknown, invalid = [await client.receive() for _ in range(3)]
    desk.publishers["A"](order(1))
    update = await client.receive()
    assert "BAD_JSON" == bad_json["payload"]["code"]
    assert ("error", "u", "UNKNOWN_TYPE") == (unknown["type"], unknown["id"], unknown["payload"]["code"])
    assert ("v", "VALIDATION") == (invalid["id"], invalid["payload"]["code"])
    assert [{"loc": ["accountId"], "msg": "Input should be a valid string"}] == invalid["payload"]["errors"]
    assert 1 == update["payload"]["seq"]


async def test_f03_binary_is_answered(client: Talk) -> None:
    """A binary frame is answered with an error."""
    await client.socket.send(b"\x00\x01")
    assert "BINARY_FRAME" == (await client.receive())["payload"]["code"]
    assert "ok" == (await client.follow())["status"]


async def test_f04_refused_handshake_is_forbidden(server: RunningServer) -> None:
    """Where the authentication handler says no, the handshake answers 403, not 500."""

    async def refuse(_: object) -> bool:
        return False

    endpoint(server).auth_handler = refuse
    with pytest.raises(InvalidStatus) as refused:
        async with connect(server.ws + DESK_WS, proxy=None):
            pass
    assert 403 == refused.value.response.status_code


async def test_f05_f36_dead_sockets_cost_others_nothing(client: Talk, server: RunningServer, desk: Desk) -> None:
    """Clients that vanish while updates flow cost the others no update."""
    await client.follow()
    dying = [await connect(server.ws + DESK_WS, compression=None, proxy=None) for _ in range(5)]
    for socket in dying:
        await Talk(socket).follow()
    for number in range(1, 101):
        if number % 20 == 0:
            dying.pop().transport.abort()
        desk.publishers["A"](order(number))
        await asyncio.sleep(0)
    assert list(range(1, 101)) == [(await client.receive())["payload"]["seq"] for _ in range(100)]


async def test_f09_f21_disconnect_releases_the_topic(server: RunningServer, desk: Desk) -> None:
    """A connection that ends, politely or not, leaves no source behind."""
    async with talk(server.ws + DESK_WS) as polite:
        await polite.follow("A")
    await desk.until(desk.closed, "A", 1)
    rude = await connect(server.ws + DESK_WS, compression=None, proxy=None)
    await Talk(rude).ask("load.subscribe")
    rude.transport.abort()
    await desk.until(desk.closed, "load", 1)
    assert desk.opened == desk.closed


async def test_f11_slow_opening_blocks_nothing_else(client: Talk, desk: Desk) -> None:
    """While a source opens, other requests of the same connection are answered."""
    desk.may_open.clear()
    await client.send("orders.subscribe", {"accountId": "A"}, id="slow")
    await client.send("ping", id="quick")
    assert "quick" == (await client.receive())["id"]
    desk.may_open.set()
    assert "slow" == (await client.receive())["id"]


async def test_f13_oversized_frame_closes_with_1009(client: Talk) -> None:
    """An 8 MiB symbol is not read, let alone kept."""
    with suppress(ConnectionClosed):
        await client.send("orders.subscribe", {"accountId": "x" * (8 << 20)})
    assert 1009 == await client.close_code()


async def test_f15_replies_have_names(server: RunningServer) -> None:
    """Every reply in the registry is one that is sent."""
    replies = {operation.reply_operation for operation in endpoint(server).router.routes}
    assert {
        f"{route}.{verb}"
        for route in ("orders", "load")
        for verb in ("subscribe.response", "unsubscribe.response", "update")
    } == replies


async def test_f18_nothing_is_loaded_from_elsewhere(server: RunningServer) -> None:
    """The page of fastws that loads scripts from unpkg.com is not mounted."""
    paths = {getattr(route, "path", "") for route in server.app.routes}
    assert not paths & {"/asyncapi", "/asyncapi.json"}


async def test_f22_vanished_client_leaves_other_topics_alone(client: Talk, server: RunningServer, desk: Desk) -> None:
    """After the only follower of one topic vanished, another topic flows at full rate."""
    await client.follow("A")
    gone = await connect(server.ws + DESK_WS, compression=None, proxy=None)
    await Talk(gone).follow("B")
    publish_to_nobody = desk.publishers["B"]
    gone.transport.abort()
    for number in range(1, 2001):
        publish_to_nobody(order(number))
        desk.publishers["A"](order(number))
    assert list(range(1, 2001)) == [(await client.receive())["payload"]["seq"] for _ in range(2000)]


async def test_f24_flood_in_one_turn_arrives(client: Talk, desk: Desk) -> None:
    """1,001 updates in one turn of the loop reach a healthy client, every one, in order."""
    await client.follow()
    for number in range(1, 1002):
        desk.publishers["A"](order(number))
    assert list(range(1, 1002)) == [(await client.receive())["payload"]["seq"] for _ in range(1001)]


async def test_f25_foreign_unsubscribe_is_refused(client: Talk, server: RunningServer, desk: Desk) -> None:
    """A client cannot end the topic of another."""
    await client.follow()
    async with talk(server.ws + DESK_WS) as other:
        assert "NOT_SUBSCRIBED" == (await other.ask("orders.unsubscribe", {"accountId": "A"}))["code"]
    desk.publishers["A"](order(1))
    assert 1 == (await client.receive())["payload"]["seq"]


async def test_f26_triple_subscribe_counts_once(client: Talk, desk: Desk) -> None:
    """One unsubscribe ends what was subscribed three times."""
    for _ in range(3):
        await client.follow()
    await client.ask("orders.unsubscribe", {"accountId": "A"})
    await desk.until(desk.closed, "A", 1)
    assert 1 == desk.opened["A"]


async def test_f29_concurrent_first_subscribers_open_once(server: RunningServer, desk: Desk) -> None:
    """Twenty first subscribers at once open one source, and all are confirmed."""
    desk.may_open.clear()
    async with asyncio.TaskGroup() as tasks:

        async def follow() -> dict[str, Any]:
            async with talk(server.ws + DESK_WS) as one:
                return await one.follow()

        following = [tasks.create_task(follow()) for _ in range(20)]
        await desk.until(desk.opened, "A", 1)
        await turns_until(lambda: len(endpoint(server).connections) == 20)
        desk.may_open.set()
    assert {"ok"} == {task.result()["status"] for task in following}
    assert 1 == desk.opened["A"]


@pytest.mark.parametrize(("account", "code"), [("UNKNOWN", "ACCOUNT_UNKNOWN"), ("BROKEN", "SOURCE_FAILED")])
async def test_f30_failed_opening_leaves_no_phantom(
    client: Talk, server: RunningServer, account: str, code: str
) -> None:
    """A source that cannot open refuses the subscription, tells nothing secret, and leaves nothing."""
    refused = await client.follow(account, id="1")
    assert ("error", code, account == "BROKEN") == (refused["status"], refused["code"], refused["retryable"])
    assert "secret" not in json.dumps(refused)
    assert 0 == len(server.app.state.realtime.broadcaster)
    assert "ok" == (await client.follow("A"))["status"]


async def test_f31_each_account_has_its_own_source(client: Talk, desk: Desk) -> None:
    """Two accounts of one topic are two sources; ending one leaves the other."""
    await client.follow("A")
    await client.follow("B")
    desk.publishers["B"](order(1, "B"))
    assert 'orders:{"accountId":"B"}' == (await client.receive())["payload"]["topic"]
    await client.ask("orders.unsubscribe", {"accountId": "A"})
    desk.publishers["B"](order(2, "B"))
    assert 2 == (await client.receive())["payload"]["seq"]


async def test_f38_dropped_messages_are_not_logged_and_connections_are_freed(
    server: RunningServer, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Publishing to nobody logs nothing, and a connection that ended is collected."""
    async with talk(server.ws + DESK_WS) as client:
        await client.follow()
        (registered,) = endpoint(server).connections.values()
        ended = weakref.ref(registered)
        del registered
        publish = desk.publishers["A"]
    await desk.until(desk.closed, "A", 1)
    with caplog.at_level(logging.INFO):
        for number in range(1, 1001):
            publish(order(number))
    assert [] == caplog.messages
    await turns_until(lambda: not endpoint(server).connections)
    await asyncio.sleep(0)
    gc.collect()
    assert ended() is None


@pytest.mark.parametrize("politely", [False, True])
async def test_lone_follower_resumes(
    desk: Desk, path: DeliveryPath, monkeypatch: pytest.MonkeyPatch, politely: bool
) -> None:
    """The only follower of a topic with history is gone, comes back while it lingers and gets what it missed."""
    monkeypatch.delenv("TRADEGEN_MAX_LINGER_S")
    async with serve(create_app(services={"desk": lambda _: desk}), path=path) as server:
        lost = await connect(server.ws + DESK_WS, compression=None, proxy=None)
        epoch = (await Talk(lost).follow())["epoch"]
        if politely:
            await lost.close()
        lost.transport.abort()
        await turns_until(lambda: not endpoint(server).connections)
        desk.publishers["A"](order(1))
        async with talk(server.ws + DESK_WS) as back:
            reply = await back.follow(resume={"epoch": epoch, "seq": 0})
            assert (True, epoch, 1) == (reply["recovered"], reply["epoch"], reply["seq"])
            assert 1 == (await back.receive())["payload"]["seq"]
    assert (1, 1) == (desk.opened["A"], desk.closed["A"])


async def test_crash_of_a_source_is_told_and_heals(client: Talk, desk: Desk) -> None:
    """Subscribers of a crashed source are told, and again when it was restarted; other topics go on (X10)."""
    confirmed = await client.follow()
    await client.send("load.subscribe")
    assert ["load.subscribe.response", "load.update"] == [(await client.receive())["type"] for _ in range(2)]
    desk.crash.set()
    stale = await client.receive()
    assert ("orders.stale", confirmed["topic"], "SOURCE_FAILED") == (
        stale["type"],
        stale["payload"]["topic"],
        stale["payload"]["code"],
    )
    assert 0 <= stale["payload"]["retryAfterMs"] <= 500
    assert "secret" not in stale["payload"]["message"]
    desk.crash.clear()
    fresh = await client.receive()
    assert ("orders.fresh", confirmed["topic"], 0) == (
        fresh["type"],
        fresh["payload"]["topic"],
        fresh["payload"]["seq"],
    )
    assert confirmed["epoch"] != fresh["payload"]["epoch"]
    desk.publishers["A"](order(1))
    assert 1 == (await client.receive())["payload"]["seq"]
    assert (2, 1) == (desk.opened["A"], desk.closed["A"])
    assert (1, 0) == (desk.opened["load"], desk.closed["load"])


async def test_disconnect_while_opening_cancels_the_source(server: RunningServer, desk: Desk) -> None:
    """A client that leaves while its source is being entered cancels it; nothing was opened."""
    desk.may_open.clear()
    async with talk(server.ws + DESK_WS) as client:
        await client.send("orders.subscribe", {"accountId": "A"})
        await desk.until(desk.opened, "A", 1)
    await turns_until(lambda: not len(server.app.state.realtime.broadcaster))
    assert {} == desk.publishers

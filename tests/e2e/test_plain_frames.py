"""Clients that know ``type``, ``payload`` and ``topic`` only, without request ids or resuming, work unchanged."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.e2e.live_server import PATIENCE_S, LiveServer
from tests.runtime.talk import Frame, Talk, talk

SYMBOL = {"symbol": "AAPL"}


@pytest.fixture(params=["/api/v1/ws", "/api/v1/datafeed/ws"])
async def plain(server: LiveServer, request: pytest.FixtureRequest) -> AsyncIterator[Talk]:
    """A WebSocket on the endpoint of all modules, and on a module's own."""
    async with asyncio.timeout(PATIENCE_S), talk(server.ws + request.param) as connection:
        yield connection


async def until(connection: Talk, frame_type: str) -> Frame:
    """Return the next frame of a type."""
    while True:
        frame = await connection.receive()
        if frame["type"] == frame_type:
            return frame


async def test_subscribe_update_unsubscribe(plain: Talk) -> None:
    """A topic is confirmed before its first update, whose topic is the confirmed one; then it can be left."""
    await plain.send("quotes.subscribe", SYMBOL)
    confirmed = await plain.receive()
    update = await plain.receive()
    assert ("quotes.subscribe.response", "ok") == (confirmed["type"], confirmed["payload"]["status"])
    assert ("quotes.update", confirmed["payload"]["topic"]) == (update["type"], update["payload"]["topic"])
    assert "AAPL" == update["payload"]["payload"]["n"]
    assert "id" not in confirmed
    await plain.send("quotes.unsubscribe", SYMBOL)
    left = await until(plain, "quotes.unsubscribe.response")
    assert ("ok", confirmed["payload"]["topic"]) == (left["payload"]["status"], left["payload"]["topic"])


async def test_topics_of_one_connection_are_told_apart(plain: Talk) -> None:
    """Updates of several topics of one route carry the topic that their confirmation named."""
    topics = {}
    for symbol in ("AAPL", "MSFT"):
        await plain.send("bars.subscribe", {"symbol": symbol, "resolution": "1"})
        topics[symbol] = (await until(plain, "bars.subscribe.response"))["payload"]["topic"]
    waiting = set(topics.values())
    while waiting:
        waiting.discard((await until(plain, "bars.update"))["payload"]["topic"])
    assert 'bars:{"resolution":"1","symbol":"MSFT"}' == topics["MSFT"]


async def test_refusal_leaves_the_connection_open(plain: Talk) -> None:
    """An unknown symbol is refused with its code; the connection goes on to work."""
    refused = await plain.ask("quotes.subscribe", {"symbol": "NOPE"})
    assert ("error", "UNKNOWN_SYMBOL", False) == (refused["status"], refused["code"], refused["retryable"])
    assert "ok" == (await plain.ask("quotes.subscribe", SYMBOL))["status"]


async def test_a_topic_left_by_all_waits_for_them(plain: Talk) -> None:
    """Who subscribes again while the topic lingers finds its source as it was: the same epoch."""
    topic = {"symbol": "GOOG", "resolution": "D"}
    first = await plain.ask("bars.subscribe", topic)
    await plain.send("bars.unsubscribe", topic)
    await until(plain, "bars.unsubscribe.response")
    second = await plain.ask("bars.subscribe", topic)
    assert first["topic"] == second["topic"]
    assert first["epoch"] == second["epoch"]

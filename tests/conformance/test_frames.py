"""Every kind of frame, as it crosses the wire to and from the real server, keeps to the AsyncAPI document."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import httpx
import pytest
from tests.conformance.closed_schema import complaints
from tests.conformance.specs import Json
from tests.e2e.live_server import PATIENCE_S, LiveServer, live_server
from tests.runtime.talk import Talk, talk

ENDPOINT: Final = "/api/v1/ws"
ACCOUNT: Final = {"accountId": "demo"}
PARAMS: Final[dict[str, Json]] = {
    "bars": {"symbol": "AAPL", "resolution": "1"},
    "quotes": {"symbol": "AAPL"},
    "replay": {},
    "orders": ACCOUNT,
    "positions": ACCOUNT,
    "executions": ACCOUNT,
    "equity": ACCOUNT,
    "broker-connection": ACCOUNT,
}
ORDER: Final = {"symbol": "AAPL", "type": "market", "side": "buy", "qty": 1}


@dataclass
class Recording:
    """A conversation: every frame of both sides, in order."""

    connection: Talk
    sent: list[Json] = field(default_factory=list)
    received: list[Json] = field(default_factory=list)

    async def send(self, frame_type: str, payload: object = None, **envelope: object) -> None:
        """Send a frame."""
        body = {} if payload is None else {"payload": payload}
        self.sent.append({"type": frame_type, **envelope, **body})
        await self.connection.send(frame_type, payload, **envelope)

    async def receive_until(self, accept: Callable[[Json], bool]) -> Json:
        """Receive frames up to the first that is accepted; return it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                frame = await self.connection.receive()
                self.received.append(frame)
                if accept(frame):
                    return frame

    async def receive(self, frame_type: str) -> Json:
        """Receive frames up to the first of a type; return it."""
        return await self.receive_until(lambda frame: frame["type"] == frame_type)


@asynccontextmanager
async def recording(server: LiveServer) -> AsyncIterator[Recording]:
    """Talk to the endpoint of all modules."""
    async with talk(server.ws + ENDPOINT) as connection:
        yield Recording(connection)


@dataclass(frozen=True)
class Conversation:
    """All frames of some conversations, and the document that describes them."""

    sent: list[Json]
    received: list[Json]
    document: Json

    def directed(self, action: str) -> set[str]:
        """Return the names of the messages that the server receives or sends; a reply goes the other way."""
        other = {"receive": "send", "send": "receive"}[action]
        operations = self.document["operations"].values()
        asked = [each for each in operations if each["action"] == action]
        answered = [each["reply"] for each in operations if each["action"] == other and "reply" in each]
        return {message["$ref"].rpartition("/")[2] for each in (*asked, *answered) for message in each["messages"]}


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    """Conversations with a server of its own, up to its goodbye."""
    with live_server() as server:
        document: Json = httpx.get(f"{server.http}/api/v1/ws/asyncapi.json").raise_for_status().json()
        frames = asyncio.run(_converse(server))
    return Conversation(frames.sent, frames.received, document)


async def _converse(server: LiveServer) -> Recording:
    async with recording(server) as told:
        await _follow_all(told)
        await _trade(server, told)
        await _list_all(told)
        await _leave_all(told)
        await _provoke(told)
        await told.send("bars.subscribe", PARAMS["bars"])
        await told.receive("bars.subscribe.response")
        stopping = asyncio.to_thread(server.stop)
        await asyncio.gather(stopping, told.receive("goaway"))
        return told


async def _follow_all(told: Recording) -> None:
    for number, (route, params) in enumerate(PARAMS.items()):
        await told.send(f"{route}.subscribe", params, id=str(number), resume={"epoch": "none", "seq": 3})
        await told.receive(f"{route}.subscribe.response")


async def _trade(server: LiveServer, told: Recording) -> None:
    """Place an order and wait until every topic has had an update."""
    async with httpx.AsyncClient(base_url=server.http) as http:
        (await http.post("/api/v1/broker/orders", json=ORDER)).raise_for_status()
        (await http.post("/api/v1/datafeed/replay", json={"speed": 1200})).raise_for_status()
    waiting = {f"{route}.update" for route in PARAMS}
    waiting -= {frame["type"] for frame in told.received}
    while waiting:
        frame = await told.receive_until(lambda frame: frame["type"] in waiting)
        waiting.remove(frame["type"])


async def _list_all(told: Recording) -> None:
    """Ask for the items of the topics that have such."""
    for route in ("orders", "positions"):
        await told.send(f"{route}.snapshot", PARAMS[route], id=f"items of {route}")
        await told.receive(f"{route}.snapshot.response")


async def _leave_all(told: Recording) -> None:
    for route, params in PARAMS.items():
        await told.send(f"{route}.unsubscribe", params)
        await told.receive(f"{route}.unsubscribe.response")


async def _provoke(told: Recording) -> None:
    """Say what is refused, and what no route is known for."""
    await told.send("quotes.subscribe", {"symbol": "NOPE"}, id="refused")
    await told.receive("quotes.subscribe.response")
    await told.send("quotes.unsubscribe", PARAMS["quotes"], id="not subscribed")
    await told.receive("quotes.unsubscribe.response")
    await told.send("ping", {}, id="alive")
    await told.receive("pong")
    await told.connection.send("quotes.subscribe", {"symbol": 7}, id="invalid")
    await told.receive("quotes.subscribe.response")
    await told.connection.send("nonsense", {})
    await told.receive("error")
    await told.connection.socket.send("{")
    await told.receive("error")


def test_all_kinds_of_frames_were_seen(conversation: Conversation) -> None:
    """The conversations hold every message of a working, public API, and none that the document does not know.

    Those of failing sources and of tokens are seen in ``tests/runtime`` and ``tests/access``.
    """
    seen = {frame["type"] for frame in (*conversation.sent, *conversation.received)}
    described = set(conversation.document["components"]["messages"])
    elsewhere = {name for name in described if name.endswith((".stale", ".fresh")) or name.partition(".")[0] == "auth"}
    assert described - elsewhere == seen


def test_frames_keep_to_their_schemas(conversation: Conversation) -> None:
    """Each frame is valid by the schema of its message and says nothing that is not described."""
    components = conversation.document["components"]
    found = [
        f"{frame}: {complaint}"
        for frame in (*conversation.sent, *conversation.received)
        for complaint in complaints(frame, components["messages"][frame["type"]]["payload"], components)
    ]
    assert [] == found


def test_frames_go_the_described_way(conversation: Conversation) -> None:
    """What the client sent the server is said to receive, and the other way round."""
    assert {frame["type"] for frame in conversation.sent} <= conversation.directed("receive")
    assert {frame["type"] for frame in conversation.received} <= conversation.directed("send")


def test_updates_are_numbered_without_holes(conversation: Conversation) -> None:
    """The updates of a topic that delivers every one count up by one from its acknowledgement."""
    every = {"orders", "positions", "executions"}
    last: dict[str, int] = {}
    for frame in conversation.received:
        route, _, rest = frame["type"].partition(".")
        if route in every and rest == "subscribe.response":
            last[frame["payload"]["topic"]] = frame["payload"]["seq"]
        elif route in every and rest == "update":
            topic = frame["payload"]["topic"]
            last[topic] += 1
            assert last[topic] == frame["payload"]["seq"]
    assert len(every) == len(last)

"""Plays a scenario with the Python client against the scripted server."""

import asyncio
import json
from collections import Counter

from pydantic import JsonValue, TypeAdapter
from tests.clients.changes import PATIENCE_S, Changes
from tests.clients.fake_clock import FakeClock
from tests.clients.follower import Follower
from tests.clients.scenario import Scenario, Step, StepBody
from tests.clients.scripted_server import Dial, ScriptedServer
from tests.clients.subscriber import Subscriber
from tests.clients.tick import Entry, Tick

from tradegen_runtime.client import ClientCore, ClientEvent, ClientOptions, ItemRule, Topic, UnknownValue

TOPICS = {
    "orders": Topic[Tick](route="orders", ws_path="/ws", update=lambda: TypeAdapter(Tick), delivery="every"),
    "quotes": Topic[Tick](route="quotes", ws_path="/ws", update=lambda: TypeAdapter(Tick), delivery="latest"),
}


LIST = Topic[Entry](
    route="orders",
    ws_path="/ws",
    update=lambda: TypeAdapter(Entry),
    items=ItemRule(key="n", drop={"v": (0,)}),
)

HUGE = f'{{"type":"orders.update","payload":{{"topic":"K","seq":SEQ,"payload":{{"n":SEQ,"note":"{"x" * 2**20}"}}}}}}'


class Player:
    """One client, its subscribers, and the server's end of its present socket."""

    def __init__(self, scenario: Scenario, server: ScriptedServer) -> None:
        self.scenario = scenario
        self.server = server
        self.clock = FakeClock()
        self._changes = Changes()
        self._events: list[ClientEvent] = []
        self._unknown: list[list[JsonValue]] = []
        self._tokens = list(scenario.tokens or ())
        self._subscribers: dict[str, Subscriber | Follower] = {}
        self._seen: Counter[str] = Counter()
        self._dial: Dial | None = None
        self._barriers = 0
        self.core = ClientCore(
            server.url,
            token=None if scenario.tokens is None else self._token,
            options=ClientOptions(
                clock=self.clock,
                random=lambda: 1.0,
                report=self._report,
                on_unknown=self._on_unknown if scenario.hears_unknown else None,
                confirm_timeout_s=None,
            ),
        )

    async def play(self) -> None:
        """Play every step, then close: nothing may be left."""
        for step in self.scenario.steps:
            await self._play_client(step)
        await self.core.aclose()
        await asyncio.gather(*(subscriber.task for subscriber in self._subscribers.values()))
        assert self.clock.pending == 0
        assert self._client_tasks() == []

    # ------------------------------------------------------------------------------------ the client

    async def _play_client(self, step: Step) -> None:
        match step.verb, step.value:
            case "subscribe", _:
                await self._subscribe(step.body)
            case "follow", _:
                await self._follow(step.body)
            case "read", _:
                self._subscribers[step.body.who].read()
            case "leave", _:
                await self._subscribers[step.body.who].leave()
            case "close", _:
                await self.core.aclose()
            case "advance", int() | float() as seconds:
                self.clock.advance(seconds)
            case "sleep", int() | float() as seconds:
                self.clock.sleep(seconds)
            case _:
                await self._play_server(step)

    async def _subscribe(self, body: StepBody) -> None:
        subscription = self.core.subscribe(TOPICS[body.route], body.params)
        if body.buffer is not None:
            subscription.buffered(body.buffer, overflow=body.overflow)
        subscriber = Subscriber(subscription, self._changes, reads=body.read, throws=body.throws)
        self._subscribers[body.who] = subscriber
        await self._changes.until(lambda: subscription.state != "idle")

    async def _follow(self, body: StepBody) -> None:
        live = self.core.live(LIST, body.params)
        self._subscribers[body.who] = Follower(live, self._changes, reads=body.read)
        await self._changes.until(lambda: live.state != "idle")

    async def _token(self) -> str:
        match self._tokens.pop(0):
            case str(token):
                return token
            case None:
                raise RuntimeError("the scenario has no token to give")
            case _:
                never: asyncio.Future[str] = asyncio.get_running_loop().create_future()
                return await never

    def _on_unknown(self, found: UnknownValue) -> None:
        self._unknown.append([found.kind, found.where, found.path, found.value])
        self._changes.note()

    def _report(self, event: ClientEvent) -> None:
        self._events.append(event)
        self._changes.note()

    # ------------------------------------------------------------------------------------ the server

    async def _play_server(self, step: Step) -> None:
        body = step.body
        match step.verb:
            case "accept":
                self._dial = await self.server.accept(body.dial)
            case "decline" | "drop" | "hangUp":
                await self._end_socket(step.verb, body)
            case "send":
                await self._send(step.value)
            case "sendHuge":
                await self._send(HUGE.replace("SEQ", str(body.seq)))
            case "binary":
                await self.dial.connection.send(str(step.value).encode())
            case "confirm" | "refuse" | "update" | "items" | "refuseItems" | "stale" | "fresh":
                await self._send(_frame(step.verb, body))
            case _:
                await self._expect(step)

    async def _end_socket(self, verb: str, body: StepBody) -> None:
        """End the socket from the server's side and wait until the client knows."""
        before = self._count("connection")
        if verb == "decline":
            await self.server.decline(503)
        elif verb == "drop":
            self.dial.connection.transport.abort()
        else:
            await self.dial.connection.close(int(body.code), body.reason)
        await self._changes.until(lambda: self._count("connection") > before)

    async def _send(self, frame: JsonValue) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        await self.dial.connection.send(text)

    @property
    def dial(self) -> Dial:
        """The socket the script talks on."""
        assert self._dial is not None, "the scenario accepts no connection first"
        return self._dial

    # ---------------------------------------------------------------------------------- expectations

    async def _expect(self, step: Step) -> None:
        body = step.body
        match step.verb, step.value:
            case "asked", _:
                assert _request(f"{body.route}.subscribe", body) == await self.dial.next_frame()
            case "askedItems", _:
                assert _request(f"{body.route}.snapshot", body) == await self.dial.next_frame()
            case "left", _:
                assert _request(f"{body.route}.unsubscribe", body) == await self.dial.next_frame()
            case "sent", frame:
                assert frame == await self.dial.next_frame()
            case "quiet", _:
                await self._expect_quiet()
            case "hungUp", _:
                await asyncio.wait_for(self.dial.closed.wait(), PATIENCE_S)
                assert body.code == self.dial.connection.close_code
            case "timers", int() as number:
                assert number == self.clock.pending
            case "dials", int() as number:
                await self._expect_dials(number)
            case "tokens", list() as tokens:
                assert [f"Bearer {token}" for token in tokens] == [dial.authorization for dial in self.server.dials]
            case "unknown", _:
                await self._changes.until(lambda: len(self._unknown) >= len(body.are))
                assert body.are == self._unknown
            case "events", _:
                await self._expect_events(body)
            case _:
                await self._expect_of_subscriber(step.verb, self._subscribers[body.who], body)

    async def _expect_of_subscriber(self, verb: str, subscriber: Subscriber | Follower, body: StepBody) -> None:
        match verb:
            case "list" if isinstance(subscriber, Follower):
                await self._changes.until(lambda: subscriber.lists[-1:] == [body.are])
                assert body.are == subscriber.lists[-1]
            case "lists" if isinstance(subscriber, Follower):
                await self._changes.until(lambda: len(subscriber.lists) >= (body.count or 0))
                assert body.count == len(subscriber.lists)
            case "states":
                await self._changes.until(lambda: len(subscriber.states) >= len(body.are))
                assert body.are == subscriber.states, subscriber.states
            case "updates" if isinstance(subscriber, Subscriber):
                seen = self._seen[f"updates of {body.who}"]
                await self._changes.until(lambda: len(subscriber.updates) - seen >= len(body.are))
                self._seen[f"updates of {body.who}"] = len(subscriber.updates)
                assert body.are == subscriber.updates[seen:]
            case "gaps":
                seen = self._seen[f"gaps of {body.who}"]
                await self._changes.until(lambda: len(subscriber.gaps) - seen >= len(body.are))
                self._seen[f"gaps of {body.who}"] = len(subscriber.gaps)
                assert body.are == [list(gap) for gap in subscriber.gaps[seen:]]
            case "ended":
                await asyncio.wait_for(asyncio.shield(subscriber.task), PATIENCE_S)
                error = subscriber.error
                assert body.error == (None if error is None else type(error).__name__)
                assert body.code == getattr(error, "code", "")
            case unknown:
                raise AssertionError(f"unknown step {unknown!r}")

    async def _expect_quiet(self) -> None:
        self._barriers += 1
        barrier = f"quiet-{self._barriers}"
        await self._send({"type": "ping", "id": barrier, "payload": {}})
        assert await self.dial.next_frame() == {"type": "pong", "id": barrier}

    async def _expect_dials(self, number: int) -> None:
        if number:
            await self.server.dialled(number)
        attempts = [event for event in self._events if event.detail.startswith("connecting")]
        assert (number, number) == (len(attempts), len(self.server.dials))

    async def _expect_events(self, body: StepBody) -> None:
        least = body.at_least if body.at_least is not None else body.count or 0
        await self._changes.until(lambda: self._count(body.kind) >= least)
        seen = self._count(body.kind)
        assert seen >= least if body.at_least is not None else seen == least

    def _count(self, kind: str) -> int:
        return sum(event.kind == kind for event in self._events)

    def _client_tasks(self) -> list[str]:
        codes = (getattr(task.get_coro(), "cr_code", None) for task in asyncio.all_tasks())
        return [code.co_qualname for code in codes if code and "tradegen_runtime" in code.co_filename]


def _request(kind: str, body: StepBody) -> JsonValue:
    frame: dict[str, JsonValue] = {"type": kind, "id": body.id, "payload": body.params}
    return frame if body.resume is None else {**frame, "resume": body.resume}


def _frame(verb: str, body: StepBody) -> JsonValue:
    """Spell out the short form of a server's frame."""
    if verb == "update":
        payload: JsonValue = {"n": body.seq} if body.item is None else _entry(body.item)
        update: dict[str, JsonValue] = {"topic": body.key, "seq": body.seq, "payload": payload}
        if body.snapshot:
            update["snapshot"] = True
        return {"type": f"{body.route}.update", "payload": update}
    if verb == "stale":
        failure: JsonValue = {"topic": body.key, "code": "SOURCE_FAILED", "message": "no", "retryAfterMs": 1000}
        return {"type": f"{body.route}.stale", "payload": failure}
    if verb == "fresh":
        return {"type": f"{body.route}.fresh", "payload": {"topic": body.key, "epoch": body.epoch, "seq": body.seq}}
    outcome: dict[str, JsonValue]
    kind = "snapshot" if verb in ("items", "refuseItems") else "subscribe"
    if verb == "items":
        items: JsonValue = [_entry(item) for item in body.are]
        outcome = {"status": "ok", "topic": body.key, "epoch": body.epoch, "since": body.since}
        outcome |= {"seq": body.seq, "items": items}
    elif verb == "confirm":
        outcome = {
            "status": "ok",
            "message": "Subscribed",
            "topic": body.key,
            "epoch": body.epoch,
            "seq": body.seq,
            "recovered": body.recovered,
        }
    else:
        outcome = {"status": "error", "message": "no", "code": body.code, "retryable": body.retryable}
    return {"type": f"{body.route}.{kind}.response", "id": body.id, "payload": outcome}


def _entry(item: JsonValue) -> JsonValue:
    """Spell out ``[n, v]``; anything else is sent as it is."""
    match item:
        case [n, v]:
            return {"n": n, "v": v}
        case other:
            return other

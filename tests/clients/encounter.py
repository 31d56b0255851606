"""Encounters with a server that is not ours: a script of frames, and everything that the client does about them.

``foreign.mjs`` plays the same scripts with the TypeScript client. Both stand on the session: what stands above it
sees only decoded updates.
"""

import json
from collections.abc import Callable, Sequence

from pydantic import JsonValue
from tests.clients.fake_clock import FakeClock

from tradegen_runtime.client import ClientError, ClientEvent, ClientOptions, Gap, ItemRule, SubscriptionState
from tradegen_runtime.client.dialer import Socket, SocketEvents
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.items import LiveItems
from tradegen_runtime.client.operation import DeliveryMode
from tradegen_runtime.client.session import Session
from tradegen_runtime.client.unknown import UnknownValue

Step = tuple[str, JsonValue]
Words = list[JsonValue]
Note = Callable[..., None]


class _Server:
    """Takes the client's connections and frames, and notes them."""

    def __init__(self, note: Note) -> None:
        self.events: SocketEvents
        self._note = note

    def check_loop(self) -> None:
        """There is none here."""

    def dial(self, events: SocketEvents) -> Socket:
        """Take a new connection, not yet open."""
        self.events = events
        self._note("dialled")
        return self

    def send(self, text: str) -> None:
        """Take a frame."""
        self._note("sent", json.loads(text))

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Note that a token would be asked for."""
        self._note("token asked")

    def hang_up(self, code: int) -> None:
        """The client closes."""
        self._note("hung up", code)


class _Listener:
    """Notes what it is told."""

    def __init__(self, who: str, note: Note) -> None:
        self._who = who
        self._note = note

    def updated(self, update: Update) -> None:
        """An update came."""
        self._note(self._who, "updated", json.loads(update.content), update.seq)

    def lost(self, gap: Gap) -> None:
        """Updates were lost."""
        self._note(self._who, "lost", gap.from_seq, gap.to_seq, gap.reason)

    def moved(self, state: SubscriptionState) -> None:
        """The state changed."""
        self._note(self._who, "moved", state)

    def ended(self, error: ClientError | None) -> None:
        """It is over."""
        self._note(self._who, "ended", error and type(error).__name__, getattr(error, "code", None))


class _Watcher:
    """Notes what it is told of items."""

    def __init__(self, items: LiveItems, note: Note) -> None:
        self._items = items
        self._note = note

    def restated(self) -> None:
        """The items are whole."""
        self._note("items", contents(self._items))

    def ended(self, error: ClientError | None) -> None:
        """There will be none."""
        self._note("items ended", error and type(error).__name__, getattr(error, "code", None))


def contents(items: LiveItems) -> JsonValue:
    """The items as JSON values."""
    return [json.loads(item.content) for item in items.items]


def play(script: Sequence[Step]) -> list[Words]:
    """Play a script; return all that happened, in order."""
    transcript: list[Words] = []

    def note(*words: JsonValue) -> None:
        transcript.append(list(words))

    def told(event: ClientEvent) -> None:
        note("event", event.kind, event.detail if event.kind == "server_error" else None)

    def unknown(found: UnknownValue) -> None:
        note("unknown", found.kind, found.where, found.value)

    clock, server = FakeClock(), _Server(note)
    options = ClientOptions(clock=clock, random=lambda: 1.0, report=told, on_unknown=unknown)
    session = Session("ws://server", server, options)
    items = LiveItems(ItemRule(key="n", drop={"v": (0,)}))
    for step in script:
        _play_step(step, session=session, server=server, clock=clock, items=items, note=note)
        note("state", session.state, items.is_whole, contents(items))
    session.close()
    note("pending", clock.pending)
    return transcript


def _play_step(
    step: Step, *, session: Session, server: _Server, clock: FakeClock, items: LiveItems, note: Note
) -> None:
    match step:
        case "attach", {"route": str(route), "delivery": "every" | "latest" as delivery}:
            mode: DeliveryMode = delivery
            session.attach(route, {}, mode, _Listener(route, note))
        case "follow", str(route):
            session.attach(route, {}, "every", _Listener(route, note)).items = items
            items.watch(_Watcher(items, note))
        case "open", _:
            server.events.opened()
        case "say", str(text):
            server.events.received(text)
        case "advance", int() | float() as seconds:
            clock.advance(seconds)
        case "end", int(code):
            server.events.closed(code, "")
        case unknown, value:
            raise AssertionError(f"unknown step {unknown!r}: {value!r}")

"""The server's core and the client's, joined by wires that a test moves frame by frame; no I/O and no loop.

What the service does in one step (change its state and publish) is one step here. Its snapshot operation is as
torn as an operation with awaits can be: it reads item after item, with anything between two reads.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.clients.fake_clock import FakeClock
from tests.runtime.core import PATIENCE_S, SETTLE_S, Board, HeldRead, HeldSource, Seat

from tradegen_runtime.client import ClientOptions, Gap, ItemRule
from tradegen_runtime.client.dialer import Socket, SocketEvents
from tradegen_runtime.client.errors import ClientError
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.items import LiveItems
from tradegen_runtime.client.live_list import unwatch_items, watch_items
from tradegen_runtime.client.session import Session
from tradegen_runtime.client.state import SubscriptionState
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.restarts import STEADY_S

KEYS = range(4)
TOPIC = "t:{}"
RULE = ItemRule(key="n", drop={"v": (0,)})

State = dict[int, int]

LINGER_S = 31.0


class Wire:
    """One connection of the client: not open yet, open, or gone."""

    def __init__(self, events: SocketEvents) -> None:
        self.events = events
        self.seat: Seat | None = None
        self.is_gone = False
        self.sent: deque[str] = deque()

    def send(self, text: str) -> None:
        """Take a frame of the client."""
        self.sent.append(text)

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Not asked for: there are no tokens here."""
        raise AssertionError("the world's tokens do not expire")

    def hang_up(self, code: int) -> None:
        """The client closes."""
        self.is_gone = True
        if self.seat is not None:
            self.seat.session.close()


@dataclass
class Watcher:
    """One live list: what it last was told."""

    feed: Feed | None = None
    items: LiveItems | None = None
    gaps: list[Gap] = field(default_factory=list)

    def updated(self, update: Update) -> None:
        """An update came."""

    def lost(self, gap: Gap) -> None:
        """Updates were lost."""
        self.gaps.append(gap)

    def moved(self, state: SubscriptionState) -> None:
        """The state changed."""

    def restated(self) -> None:
        """The list is whole."""

    def ended(self, error: ClientError | None) -> None:
        """The list must not end for an error."""
        assert error is None, error

    def shown(self) -> State | None:
        """The list as the client has it, None while it is not whole."""
        if self.items is None or not self.items.is_whole:
            return None
        entries = [json.loads(item.content) for item in self.items.items]
        assert len(entries) == len({entry["n"] for entry in entries})
        return {entry["n"]: entry["v"] for entry in entries}


class World:
    """One service, its server and one client; every method is one step of the world."""

    def __init__(self, history: int) -> None:
        self.state: State = {}
        self.states: dict[tuple[str, int], State] = {}
        self.clock = FakeClock()
        self.wire: Wire | None = None
        self._history = history
        self._reads: list[tuple[HeldRead, State, list[int]]] = []
        self._begun: HeldSource | None = None
        self._position = ("", 0)
        self._board = Board(Delivery(history=history, linger_s=LINGER_S))
        self._session = Session("ws://model", self, ClientOptions(clock=self.clock, random=lambda: 1.0, report=_quiet))
        self.watchers: list[Watcher] = []

    def check_loop(self) -> None:
        """There is none here."""

    def dial(self, events: SocketEvents) -> Socket:
        """Take the client's attempt to connect."""
        self.wire = Wire(events)
        return self.wire

    # ----------------------------------------------------------------------------------- the service

    def change(self, key: int, value: int) -> None:
        """Change an item and publish it, in one step; nobody hears it where no source is entered."""
        if value:
            self.state[key] = value
        else:
            self.state.pop(key, None)
        source = self._begun
        if source is not None and not source.gone:
            if not source.stopping:  # else it publishes into the void
                epoch, seq = self._position
                self._position = (epoch, seq + 1)
                self.states[self._position] = dict(self.state)
            self._board.publish({"n": key, "v": value})

    def read_one(self) -> None:
        """Let a running snapshot call read its next item, or return after the last."""
        self._take_reads()
        for read, seen, left in self._reads[:1]:
            if left:
                key = left.pop()
                if key in self.state:
                    seen[key] = self.state[key]
                return
            self._reads.pop(0)
            if not read.cancelled:
                read.answer([{"n": key, "v": value} for key, value in seen.items()])

    def fail_read(self) -> None:
        """Let a running snapshot call fail."""
        self._take_reads()
        for read, _, _ in self._reads[:1]:
            self._reads.pop(0)
            if not read.cancelled:
                read.fail(Refusal("SNAPSHOT_FAILED", "The snapshot failed", retryable=True))

    def step_source(self) -> None:
        """Enter or leave the topic's source, as it was asked to, or start one that has failed again."""
        for timer in self._board.pending():
            if timer.delay_s not in (LINGER_S, PATIENCE_S, SETTLE_S, STEADY_S):
                timer.run_out()
        for source in self._sources():
            if source.stopping:
                source.closed()
            elif source is not self._begun:
                source.begin()
                self._begun = source
                self._position = (f"e{self._board.epochs}", 0)
                self.states[self._position] = dict(self.state)
            elif not source.entered:
                source.opened()

    def crash_source(self) -> None:
        """Let the entered source fail."""
        for source in self._sources():
            if source.entered:
                source.closed(Refusal("SOURCE_FAILED", "The source failed", retryable=True))

    def end_grace(self) -> None:
        """Let the time run out that a topic waits for its last follower."""
        for timer in self._board.pending(LINGER_S):
            timer.run_out()

    # ------------------------------------------------------------------------------------- the wires

    def open(self) -> None:
        """Accept the client's connection."""
        if self.wire is not None and self.wire.seat is None and not self.wire.is_gone:
            self.wire.seat = self._board.session()
            self.wire.events.opened()

    def to_server(self) -> None:
        """Deliver the client's next frame."""
        if self.wire is not None and self.wire.seat is not None and not self.wire.is_gone and self.wire.sent:
            self.wire.seat.session.receive_text(self.wire.sent.popleft())

    def to_client(self) -> None:
        """Deliver the server's next frame."""
        wire = self.wire
        if wire is not None and wire.seat is not None:
            for frame in wire.seat.outbox.take(1):
                if not wire.is_gone:
                    wire.events.received(frame.text)

    def cut(self) -> None:
        """Break the connection off; what was under way is lost."""
        wire = self.wire
        if wire is None or wire.is_gone:
            return
        wire.is_gone = True
        if wire.seat is not None:
            wire.seat.session.close()
        wire.events.closed(1006, "cut")

    def restart(self) -> None:
        """Kill the server; another one takes its place, with the same state."""
        epochs = self._board.epochs
        self._board = Board(Delivery(history=self._history, linger_s=LINGER_S))
        self._board.epochs = epochs
        self._reads.clear()
        self._begun = None
        self.cut()

    def wait(self, seconds: float) -> None:
        """Let time pass for the client."""
        self.clock.advance(seconds)

    # ------------------------------------------------------------------------------------ the client

    def follow(self) -> None:
        """Begin another live list."""
        watcher = Watcher()
        watcher.feed = self._session.attach("t", {}, "every", watcher)
        watcher.items = watch_items(self._session, watcher.feed, RULE, watcher)
        self.watchers.append(watcher)

    def leave(self) -> None:
        """End the oldest live list, if there is another."""
        if len(self.watchers) > 1:
            watcher = self.watchers.pop(0)
            assert watcher.feed is not None
            unwatch_items(watcher.feed, watcher)
            self._session.detach(watcher.feed, watcher)

    def check(self) -> None:
        """Every list that is whole is the server's state at the very update the client has got to."""
        for watcher in self.watchers:
            shown = watcher.shown()
            if shown is not None:
                assert watcher.feed is not None
                position = watcher.feed.position
                assert position is not None
                assert self.states[position.epoch, position.seq] == shown

    def flow(self) -> None:
        """Let one step of each kind happen, in the order of a calm day."""
        for step in (self.open, self.to_server, self.step_source, self.read_one, self.to_client):
            step()
            self.check()

    def settle(self) -> None:
        """Let everything that can happen without a fault happen."""
        for _ in range(400):
            if self._is_settled():
                return
            self.flow()
            if self._is_idle():
                self.wait(1.0)
        raise AssertionError("the lists do not become whole")

    def _is_settled(self) -> bool:
        feeds = [watcher.feed for watcher in self.watchers]
        is_live = all(feed is not None and feed.state == "live" for feed in feeds)
        return self._is_idle() and is_live and all(watcher.shown() is not None for watcher in self.watchers)

    def _is_idle(self) -> bool:
        wire = self.wire
        is_still = wire is not None and not wire.sent and wire.seat is not None and not len(wire.seat.outbox)
        return (is_still or (wire is not None and wire.is_gone)) and not self._reads

    def _sources(self) -> list[HeldSource]:
        return self._board.sources.running(TOPIC)

    def _take_reads(self) -> None:
        self._reads += [(read, {}, list(KEYS)) for read in self._board.reads.started]
        self._board.reads.started.clear()


def _quiet(event: object) -> None:
    """Report nothing."""

"""One topic: who subscribes, what was published, and whether its source runs.

Sans-I/O. A topic lives as long as someone wants it or its source still runs:

    subscribe → OPENING ──opened──→ OPEN ──last one left──→ CLOSING ──closed──→ gone
                   │                  └──source ended──→ gone, subscribers told
                   └──refused──→ gone, all waiting subscribers told

One source at a time: who subscribes while the source closes waits for it and then gets a new one. Where the
last one did not leave but lost its connection, a topic with history stays open for a moment, so that it can
come back and resume.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

from tradegen_runtime import wire
from tradegen_runtime.epoch import Epoch
from tradegen_runtime.fanout import Fanout, Turn
from tradegen_runtime.outbox import Outbox
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.snapshots import Snapshots, SnapshotStarter
from tradegen_runtime.topic_binding import Selection, Source, TopicBinding
from tradegen_runtime.wire import Position, Request, SharedFrame, UpdateFrames


class Subscriber(Hashable, Protocol):
    """Who receives a topic."""

    @property
    def outbox(self) -> Outbox:
        """Where frames for this subscriber go."""

    def forget(self, topic: "Topic") -> None:
        """Learn that the topic has dropped this subscriber."""


class RunningSource(Protocol):
    """A source that was started."""

    def stop(self) -> None:
        """Ask it to end: leave it if it is entered, cancel it if it is still being entered."""


class SourceStarter(Protocol):
    """Runs sources; the asyncio one is ``source_tasks.SourceTasks``."""

    def start(self, owner: "SourceOwner", open_source: Callable[[], Source]) -> RunningSource:
        """Start a source, which calls ``opened`` at most once and then ``closed`` exactly once.

        Neither is called before ``start`` has returned.
        """


class SourceOwner(Protocol):
    """Who started a source."""

    @property
    def key(self) -> str:
        """Names the source in logs."""

    def opened(self) -> None:
        """The source is entered."""

    def closed(self, failure: Refusal | None) -> None:
        """The source is gone; ``failure`` says why where it was not asked to end."""


Later = Callable[[float, Callable[[], None]], Callable[[], None]]
"""Calls a function after some seconds, unless the function that it returns is called before."""


@dataclass(frozen=True, slots=True)
class TopicSurroundings:
    """What topics need from the outside.

    ``resume_grace_s``: how long a topic with history stays open for a follower that lost its connection.
    """

    sources: SourceStarter
    snapshots: SnapshotStarter
    turn: Turn
    new_epoch: Callable[[], str]
    later: Later
    resume_grace_s: float


class State(Enum):
    """Of a topic's source."""

    OPENING = auto()
    OPEN = auto()
    CLOSING = auto()
    GONE = auto()


class Topic:
    """One topic key of one route, with its subscribers and at most one running source."""

    def __init__(
        self,
        binding: TopicBinding,
        selection: Selection,
        surroundings: TopicSurroundings,
        *,
        on_gone: Callable[["Topic"], None],
    ) -> None:
        self.key: Final = selection.key
        self.binding: Final = binding
        self._selection: Final = selection
        self._surroundings: Final = surroundings
        self._on_gone: Final = on_gone
        self._frames: Final = UpdateFrames(binding.route, selection.key)
        self._latest_of: Final = self if binding.delivery.mode == "latest" else None
        self._waiting: dict[Subscriber, list[Request]] = {}
        self._followers: Final[Fanout[Subscriber]] = Fanout(surroundings.turn, self._latest_of)
        self._ending: Refusal | None = None
        self._stop_waiting: Callable[[], None] | None = None
        self._snapshots: Final = Snapshots(
            binding.route,
            selection.key,
            read=selection.read_snapshot,
            starter=surroundings.snapshots,
            epoch=self._settled_epoch,
        )
        self.state = State.OPENING
        self._epoch, self._source = self._open()

    @property
    def subscriber_count(self) -> int:
        """How many are confirmed or wait to be."""
        return len(self._followers) + len(self._waiting)

    def subscribe(self, subscriber: Subscriber, request: Request) -> None:
        """Confirm a subscriber now, or once the source is entered."""
        self._end_grace()
        if self.state is State.OPEN:
            self._admit(subscriber, request)
        else:
            self._waiting.setdefault(subscriber, []).append(request)

    def snapshot(self, subscriber: Subscriber, request: Request) -> None:
        """Send a subscriber the present items, now or once the source is entered."""
        self._snapshots.ask(subscriber, request)
        if self.state is State.OPEN:
            self._snapshots.proceed()

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Release a subscriber; requests of it that still wait are refused as cancelled."""
        cancelled = Refusal("CANCELLED", "Unsubscribed before the topic was open")
        for request in self._waiting.get(subscriber, ()):
            self._refuse(subscriber, cancelled, request)
        self._snapshots.drop(subscriber, Refusal("SNAPSHOT_FAILED", "Unsubscribed before it was ready", retryable=True))
        self.drop(subscriber)

    def drop(self, subscriber: Subscriber, *, may_return: bool = False) -> None:
        """Release a subscriber that is gone; ``may_return``: it lost its connection and may want to resume."""
        self._waiting.pop(subscriber, None)
        self._followers.remove(subscriber)
        self._snapshots.drop(subscriber)
        if self.subscriber_count:
            return
        grace_s = self._surroundings.resume_grace_s
        if may_return and grace_s and self.state is State.OPEN and self.binding.delivery.history:
            self._end_grace()
            self._stop_waiting = self._surroundings.later(grace_s, self._close)
        else:
            self._close()

    def opened(self) -> None:
        """The source is entered: confirm everyone who waits, then send what it has already published."""
        if self.state is not State.OPENING:
            return
        self.state = State.OPEN
        waiting, self._waiting = self._waiting, {}
        for subscriber, requests in waiting.items():
            for request in requests:
                self._admit(subscriber, request)
        self._epoch.forget_early()
        self._snapshots.proceed()

    def closed(self, failure: Refusal | None) -> None:
        """The source is gone: tell everyone why, or open it anew for those who came while it closed."""
        if self.state is State.CLOSING and self._waiting and self._ending is None:
            self.state = State.OPENING
            self._epoch, self._source = self._open()
            return
        self.state = State.GONE
        self._end_grace()
        self._on_gone(self)
        reason = self._ending or failure or Refusal("SOURCE_FAILED", "The source of this topic ended", retryable=True)
        waiting, self._waiting = self._waiting, {}
        followers = self._followers.clear()
        for subscriber, requests in waiting.items():
            subscriber.forget(self)
            for request in requests:
                self._refuse(subscriber, reason, request)
        for subscriber in followers:
            subscriber.forget(self)
            self._refuse(subscriber, reason, None)
        self._snapshots.end(reason)

    def stop(self, reason: Refusal) -> None:
        """End the topic for everyone, as when the application stops."""
        self._ending = reason
        self._end_grace()
        if self.state in (State.OPENING, State.OPEN):
            self._source.stop()

    def broadcast(self, frame: SharedFrame) -> None:
        """Send a frame to every confirmed subscriber."""
        self._followers.broadcast(frame)

    def publish(self, payload: bytes) -> None:
        """Number an encoded update, keep it as the delivery asks, and send it to every subscriber."""
        if self.state is State.OPENING:
            self._epoch.publish_early(payload)
            return
        self._followers.publish(self._epoch.publish(payload))

    def _close(self) -> None:
        if self.state in (State.OPENING, State.OPEN):
            self.state = State.CLOSING
            self._source.stop()

    def _end_grace(self) -> None:
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None

    def _open(self) -> tuple[Epoch, RunningSource]:
        """Begin an epoch with a source of its own, which can publish in this epoch only."""
        epoch = Epoch(self._surroundings.new_epoch(), self._frames, self.binding.delivery)

        def emit(payload: bytes) -> None:
            if self._epoch is epoch and self.state in (State.OPENING, State.OPEN):
                self.publish(payload)

        return epoch, self._surroundings.sources.start(self, lambda: self._selection.open_source(emit))

    def _settled_epoch(self) -> Epoch:
        """Return the epoch; every update up to its ``seq`` goes out before what a reply says of it."""
        self._followers.flush()
        return self._epoch

    def _admit(self, subscriber: Subscriber, request: Request) -> None:
        """Confirm, then bring the subscriber to the present: missed updates, early ones, or a snapshot."""
        outbox, epoch = subscriber.outbox, self._settled_epoch()
        first_time = subscriber not in self._followers
        missed = epoch.missed(request.resume) if first_time else None
        early = epoch.early if first_time else []
        position = Position(epoch.name, epoch.seq - len(early), recovered=missed is not None)
        outbox.append(wire.subscribed(self.binding.route, request, self.key, position))
        self._followers.add(subscriber, outbox)
        behind = missed or early
        for frame in behind:
            outbox.append(frame)
        if not behind and self._latest_of is not None and (snapshot := epoch.snapshot()) is not None:
            outbox.append(snapshot, self._latest_of)

    def _refuse(self, subscriber: Subscriber, reason: Refusal, request: Request | None) -> None:
        request_id = request.id if request is not None else None
        subscriber.outbox.append(
            wire.refused(self.binding.route, "subscribe", reason, request_id=request_id, topic=self.key)
        )

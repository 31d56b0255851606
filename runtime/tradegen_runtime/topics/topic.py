"""One topic: who subscribes, what was published, and whether its source runs.

Sans-I/O. A topic lives as long as someone wants it, or lingers for those who come back:

    subscribe → OPENING ──opened──→ OPEN ──nobody left, lingered──→ CLOSING ──closed──→ gone
                   │ ↑               │
         refused   │ └──── RESTING ←─┘ source failed: subscribers are told "stale", and "fresh" when it is open again
                   └──→ gone, all waiting subscribers told

One source at a time: who subscribes while the source closes waits for it and then gets a new one.
"""

from collections.abc import Callable, Hashable
from enum import Enum, auto
from typing import Final, Protocol

from tradegen_runtime import wire
from tradegen_runtime.access.guard import Hook
from tradegen_runtime.links.fanout import Fanout
from tradegen_runtime.links.outbox import Outbox, Skippable
from tradegen_runtime.refusal import Refusal, going_away, late_source
from tradegen_runtime.topics.epoch import Epoch
from tradegen_runtime.topics.pace import Pace
from tradegen_runtime.topics.restarts import Restarts
from tradegen_runtime.topics.snapshots import Snapshots
from tradegen_runtime.topics.topic_binding import Selection, TopicBinding
from tradegen_runtime.topics.topic_surroundings import RunningSource, TopicSurroundings
from tradegen_runtime.topics.waiting_room import WaitingRoom
from tradegen_runtime.wire import Position, Request, SharedFrame, UpdateFrames


class State(Enum):
    """Of a topic's source."""

    OPENING = auto()
    OPEN = auto()
    RESTING = auto()
    """It failed and will be started again."""
    CLOSING = auto()
    GONE = auto()


# To read a member off its class takes longer than anything else that a publish does here.
_OPENING: Final = State.OPENING
_PUBLISHES: Final = (State.OPENING, State.OPEN)


class Subscriber(Hashable, Protocol):
    """Who receives a topic."""

    @property
    def outbox(self) -> Outbox:
        """Where frames for this subscriber go."""

    def forget(self, topic: "Topic") -> None:
        """Learn that the topic has dropped this subscriber."""


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
        delivery = binding.delivery
        self.key: Final = selection.key
        self.binding: Final = binding
        self._selection: Final = selection
        self._surroundings: Final = surroundings
        self._on_gone: Final = on_gone
        self._tally: Final = binding.tally
        self._frames: Final = UpdateFrames(binding.route, selection.key)
        self._skippable: Final = (
            Skippable(delivery.mode == "latest", binding.tally)
            if delivery.mode == "latest" or delivery.on_slow == "drop_oldest"
            else None
        )
        self._followers: Final[Fanout[Subscriber]] = Fanout(
            surroundings.turn, self._skippable, clock=surroundings.clock, latency=surroundings.latency
        )
        self._waiting: Final[WaitingRoom[Subscriber]] = WaitingRoom(surroundings.later, expire=self._lose_patience)
        self._pace: Final = (
            None if delivery.rate_per_s is None else Pace(delivery.rate_per_s, surroundings.later, self._send)
        )
        self._restarts: Final = Restarts(surroundings.later, surroundings.random)
        self.is_stale = False
        """The source failed after it had worked, and does not run again yet."""
        self._ending: Refusal | None = None
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
    def is_wanted(self) -> bool:
        """Somebody is confirmed or waits to be."""
        return bool(self._followers or self._waiting)

    @property
    def authorize(self) -> Hook | None:
        """Whom to ask whether a principal may follow it; ``None``: it is open to everybody."""
        return self._selection.authorize

    def subscribe(self, subscriber: Subscriber, request: Request) -> None:
        """Confirm a subscriber now, or once the source is entered."""
        self._surroundings.lingering.stop(self._close)
        if self.state is State.OPEN:
            self._admit(subscriber, request)
        else:
            limit_s = self._surroundings.patience_s if self.is_stale else self._surroundings.settle_s
            self._waiting.add(subscriber, request, limit_s=limit_s)

    def snapshot(self, subscriber: Subscriber, request: Request) -> None:
        """Send a subscriber the present items, now or once the source is entered."""
        self._snapshots.ask(subscriber, request)
        if self.state is State.OPEN:
            self._snapshots.proceed()

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Release a subscriber; requests of it that still wait are refused as cancelled."""
        cancelled = Refusal("CANCELLED", "Unsubscribed before the topic was open")
        for request in self._waiting.leave(subscriber):
            self._refuse(subscriber, cancelled, request)
        self._snapshots.drop(subscriber, Refusal("SNAPSHOT_FAILED", "Unsubscribed before it was ready", retryable=True))
        self.drop(subscriber)

    def expel(self, subscriber: Subscriber, reason: Refusal) -> None:
        """End the subscription of one that may not follow any more; the topic goes on for the others."""
        for request in self._waiting.leave(subscriber):
            self._refuse(subscriber, reason, request)
        if subscriber in self._followers:
            self._followers.remove(subscriber)
            self._refuse(subscriber, reason, None)
        self._snapshots.drop(subscriber, reason)
        self.drop(subscriber)

    def drop(self, subscriber: Subscriber) -> None:
        """Release a subscriber that is gone."""
        self._waiting.leave(subscriber)
        self._followers.remove(subscriber)
        self._snapshots.drop(subscriber)
        self._close_if_unwanted()

    def opened(self) -> None:
        """The source is entered: confirm everyone who waits, then send what it has already published."""
        if self.state is not State.OPENING:
            return
        self.state = State.OPEN
        self._restarts.opened()
        if self.is_stale:
            self._refresh()
        for subscriber, requests in self._waiting.clear().items():
            for request in requests:
                self._admit(subscriber, request)
        self._epoch.forget_early()
        self._snapshots.proceed()

    def closed(self, failure: Refusal | None) -> None:
        """The source is gone: open it anew where somebody wants it and it may work again, else tell everyone why."""
        if self._ending is None and self.state is State.CLOSING and self._waiting:
            self._reopen()
        elif self._ending is None and self._is_worth_a_restart(failure):
            self._rest(failure or _ENDED)
        else:
            self._end(self._ending or failure or _ENDED)

    def stop(self, reason: Refusal) -> None:
        """End the topic for everyone, as when the application stops."""
        self._ending = reason
        self._surroundings.lingering.stop(self._close)
        if self.state is State.RESTING:
            self._end(reason)
        elif self.state in (State.OPENING, State.OPEN):
            self._source.stop()

    def broadcast(self, frame: SharedFrame) -> None:
        """Send a frame to every confirmed subscriber."""
        self._followers.broadcast(frame)

    def publish(self, payload: bytes) -> None:
        """Number an encoded update, keep it as the delivery asks, and send it to every subscriber."""
        self._tally.published += 1
        if self.state is _OPENING:
            self._epoch.publish_early(payload)
        elif self._pace is None:
            self._send(payload)
        elif self._pace.offer(payload):
            self._tally.conflated += 1

    def _send(self, payload: bytes) -> None:
        self._tally.delivered += self._followers.publish(self._epoch.publish(payload))

    def _close_if_unwanted(self) -> None:
        if self.is_wanted:
            return
        is_open = self.state is State.OPEN
        if not (is_open and self._surroundings.lingering.wait(self.binding.delivery.linger_s, self._close)):
            self._close()

    def _close(self) -> None:
        if self.state is State.RESTING:
            self._end(_ENDED)
        elif self.state in (State.OPENING, State.OPEN):
            self.state, self.is_stale = State.CLOSING, False
            self._restarts.stop()
            if self._pace is not None:
                self._pace.stop()
            self._source.stop()

    def _is_worth_a_restart(self, failure: Refusal | None) -> bool:
        """Whether it has worked before, somebody wants it, and its failure is not for good."""
        has_worked = self.state is State.OPEN or (self.state is State.OPENING and self.is_stale)
        is_for_good = failure is not None and (not failure.retryable or failure.code == going_away().code)
        return has_worked and self.is_wanted and not is_for_good

    def _rest(self, failure: Refusal) -> None:
        """Tell subscribers that the source has failed, once, and start it again after a while."""
        if self._pace is not None:
            self._pace.flush()
            self._pace.stop()
        self._snapshots.rest()
        was_open, self.state, self.is_stale = self.state is State.OPEN, State.RESTING, True
        delay_s = self._restarts.begin(self._restart)
        if was_open:
            self._followers.broadcast(wire.stale(self.binding.route, self.key, failure, round(delay_s * 1000)))

    def _restart(self) -> None:
        self._tally.restarts += 1
        self._reopen()

    def _reopen(self) -> None:
        self.state = State.OPENING
        self._epoch, self._source = self._open()

    def _refresh(self) -> None:
        """Tell those who were told "stale" where the new epoch begins, then what it has published."""
        self.is_stale = False
        early = self._epoch.early
        fresh = wire.fresh(self.binding.route, self.key, self._epoch.name, self._epoch.seq - len(early))
        self._tally.gaps += len(self._followers)
        for subscriber in self._followers:
            self._tell_position(subscriber, fresh)
            self._catch_up(subscriber, early)

    def _end(self, reason: Refusal) -> None:
        """Tell everyone that the topic is gone."""
        if self._pace is not None:
            self._pace.flush()
            self._pace.stop()
        self.state = State.GONE
        self._restarts.stop()
        self._surroundings.lingering.stop(self._close)
        self._on_gone(self)
        waiting, followers = self._waiting.clear(), self._followers.clear()
        for subscriber, requests in waiting.items():
            subscriber.forget(self)
            for request in requests:
                self._refuse(subscriber, reason, request)
        for subscriber in followers:
            subscriber.forget(self)
            self._refuse(subscriber, reason, None)
        self._snapshots.end(reason)

    def _lose_patience(self, subscriber: Subscriber, requests: list[Request]) -> None:
        """Refuse one that has waited too long; if it follows since before a failure, it still does."""
        late = _RESTARTING if self.is_stale else late_source()
        for request in requests:
            self._refuse(subscriber, late, request)
        if subscriber not in self._followers:
            subscriber.forget(self)
            self._snapshots.drop(subscriber, late)
        self._close_if_unwanted()

    def _open(self) -> tuple[Epoch, RunningSource]:
        """Begin an epoch with a source of its own, which can publish in this epoch only."""
        epoch = Epoch(self._surroundings.new_epoch(), self._frames, self.binding.delivery)

        def emit(payload: bytes) -> None:
            if self._epoch is epoch and self.state in _PUBLISHES:
                self.publish(payload)

        return epoch, self._surroundings.sources.start(self, lambda: self._selection.open_source(emit))

    def _settled_epoch(self) -> Epoch:
        """Return the epoch; every update up to its ``seq`` goes out before what a reply says of it."""
        self._followers.flush()
        return self._epoch

    def _admit(self, subscriber: Subscriber, request: Request) -> None:
        """Confirm, then bring the subscriber to the present: missed updates, early ones, or a snapshot."""
        epoch, first_time = self._settled_epoch(), subscriber not in self._followers
        missed = self._missed(subscriber, request) if first_time else None
        early = epoch.early if first_time else []
        position = Position(epoch.name, epoch.seq - len(early), recovered=missed is not None)
        self._tell_position(subscriber, wire.subscribed(self.binding.route, request, self.key, position))
        self._followers.add(subscriber, subscriber.outbox)
        if request.resume is not None and first_time:
            self._count_resume(is_recovered=missed is not None)
        self._catch_up(subscriber, missed or early, is_asked=bool(missed))

    def _missed(self, subscriber: Subscriber, request: Request) -> list[SharedFrame] | None:
        """Return what fills the hole of one that comes back; more than it can hold is as good as lost."""
        missed = self._epoch.missed(request.resume)
        return missed if missed is None or subscriber.outbox.has_room(sum(map(len, missed))) else None

    def _tell_position(self, subscriber: Subscriber, frame: SharedFrame) -> None:
        """Send what later updates are numbered after: none of them may take the place of one that waits before it."""
        if self._skippable is not None:
            subscriber.outbox.seal(self._skippable)
        subscriber.outbox.append(frame)

    def _catch_up(self, subscriber: Subscriber, behind: list[SharedFrame], *, is_asked: bool = False) -> None:
        outbox, skippable = subscriber.outbox, self._skippable
        conflates = skippable is not None and skippable.conflates
        for frame in behind:
            outbox.append(frame, None if conflates else skippable, is_answer=is_asked)
        self._tally.delivered += len(behind)
        if not behind and conflates and (snapshot := self._epoch.snapshot()) is not None:
            outbox.append(snapshot, skippable)

    def _count_resume(self, *, is_recovered: bool) -> None:
        if is_recovered:
            self._tally.recovered += 1
        else:
            self._tally.unrecovered += 1
            self._tally.gaps += 1

    def _refuse(self, subscriber: Subscriber, reason: Refusal, request: Request | None) -> None:
        request_id = request.id if request is not None else None
        subscriber.outbox.append(
            wire.refused(self.binding.route, "subscribe", reason, request_id=request_id, topic=self.key)
        )


_ENDED: Final = Refusal("SOURCE_FAILED", "The source of this topic ended", retryable=True)
_RESTARTING: Final = Refusal("SOURCE_FAILED", "The source of this topic is being restarted", retryable=True)

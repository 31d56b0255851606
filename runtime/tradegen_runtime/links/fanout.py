"""Sends the updates of one topic to all its subscribers: encoded once, joined once, written many times.

    publish → batch ──end of the turn──→ one write per connection that is idle and on our server
                                     └─→ the outbox of every other connection

What changes who subscribes comes after a ``flush``: nobody misses or repeats an update.
"""

import logging
import os
from collections.abc import Callable, Hashable, Iterator
from typing import Final, Generic, Protocol, TypeVar

from tradegen_runtime.links.outbox import Clock, Lane, Outbox, Skippable
from tradegen_runtime.tally import LatencyTally
from tradegen_runtime.wire import SharedFrame, begun_frames

BATCH_BYTES: Final = 64 * 1024
"""A batch of so many bytes leaves without waiting for the end of the turn."""

SubscriberT = TypeVar("SubscriberT", bound=Hashable)

_log = logging.getLogger(__name__)
_write = os.write


class Turn(Protocol):
    """The current turn of the event loop."""

    def at_end(self, call: Callable[[], None]) -> None:
        """Call once when the turn ends."""


class Fanout(Generic[SubscriberT]):
    """The confirmed subscribers of one topic."""

    def __init__(self, turn: Turn, skippable: Skippable | None, *, clock: Clock, latency: LatencyTally) -> None:
        self._turn: Final = turn
        self._skippable: Final = skippable
        self._conflated: Final = skippable if skippable is not None and skippable.conflates else None
        self._clock: Final = clock
        self._latency: Final = latency
        self._outboxes: dict[SubscriberT, Outbox] = {}
        self._lanes: tuple[Lane, ...] = ()
        self._queued: tuple[Outbox, ...] = ()
        self._stale = False
        self._batch: list[SharedFrame] = []
        self._batch_bytes = 0
        self._batch_since = 0.0

    def __len__(self) -> int:
        return len(self._outboxes)

    def __iter__(self) -> Iterator[SubscriberT]:
        return iter(tuple(self._outboxes))

    def __contains__(self, subscriber: object) -> bool:
        return subscriber in self._outboxes

    def add(self, subscriber: SubscriberT, outbox: Outbox) -> None:
        """Send it every update from now on."""
        self.flush()
        if subscriber not in self._outboxes and outbox.lane is not None:
            outbox.lane.join(conflates=self._conflated is not None)
        self._outboxes[subscriber] = outbox
        self._stale = True

    def remove(self, subscriber: SubscriberT) -> None:
        """Send it nothing more, if it subscribes."""
        if subscriber in self._outboxes:
            self.flush()
            self._leave(self._outboxes.pop(subscriber))
            self._stale = True

    def clear(self) -> tuple[SubscriberT, ...]:
        """Send nothing more to anyone; return who subscribed."""
        self.flush()
        subscribers = tuple(self._outboxes)
        for outbox in self._outboxes.values():
            self._leave(outbox)
        self._outboxes.clear()
        self._stale = True
        return subscribers

    def publish(self, frame: SharedFrame) -> int:
        """Send an update to every subscriber, at the end of this turn or before; return how many there are."""
        if self._stale:
            self._sort()
        if self._queued:
            since = self._clock()
            for outbox in self._queued:
                outbox.append(frame, self._skippable, since=since)
        if self._lanes:
            if not self._batch:
                self._batch_since = self._clock()
                self._turn.at_end(self.flush)
            self._batch.append(frame)
            self._batch_bytes += len(frame.body)
            if self._batch_bytes >= BATCH_BYTES:
                self.flush()
        return len(self._outboxes)

    def broadcast(self, frame: SharedFrame) -> None:
        """Send a frame that is no update to every subscriber, after what was published before."""
        self.flush()
        for outbox in self._outboxes.values():
            outbox.append(frame)

    def flush(self) -> None:
        """Write what was published in this turn: past the outbox where it is idle, else into it."""
        frames = self._batch
        if not frames:
            return
        self._batch, self._batch_bytes = [], 0
        data = frames[0].wire if len(frames) == 1 else b"".join([frame.wire for frame in frames])
        size, waiting = len(data), 0
        for lane in self._lanes:
            try:
                if not lane.clear or lane.shared:
                    waiting += len(frames)
                    for frame in frames:
                        lane.outbox.append(frame, self._skippable, since=self._batch_since)
                    continue
                lane.wrote = True
                if (written := _write(lane.socket, data)) < size:
                    waiting += self._keep(lane, frames, data, written)
            except OSError:
                # Full, or broken: the transport meets the same and knows what to do.
                waiting += self._keep(lane, frames, data, 0)
            except Exception:
                # One subscriber failing among many.
                _log.exception("a connection could not be written to")
        if written_now := len(self._lanes) * len(frames) - waiting:
            # Of the first update of the batch: the others waited less.
            self._latency.observe(self._clock() - self._batch_since, written_now)

    def _keep(self, lane: Lane, frames: list[SharedFrame], data: bytes, written: int) -> int:
        """Let the transport write the rest of a batch; return how many of its updates it does not get.

        Of a conflating topic it gets what has begun to leave, and the newest update waits behind that.
        """
        topic = self._conflated
        begun, end = begun_frames(frames, written) if written else (0, 0)
        if topic is None or begun == len(frames):
            lane.keep(data, written)
            return 0
        topic.tally.conflated += len(frames) - begun - 1
        if begun:
            lane.keep(data[:end], written)
            lane.outbox.append(frames[-1], topic, since=self._batch_since)
            return len(frames) - begun
        lane.keep(frames[-1].wire, 0)
        return len(frames) - 1

    def _sort(self) -> None:
        found = [(outbox, outbox.lane) for outbox in self._outboxes.values()]
        self._lanes = tuple(lane for _, lane in found if lane is not None)
        self._queued = tuple(outbox for outbox, lane in found if lane is None)
        self._stale = False

    def _leave(self, outbox: Outbox) -> None:
        if outbox.lane is not None:
            outbox.lane.part(conflates=self._conflated is not None)

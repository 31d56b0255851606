"""What waits to be sent on one connection, within bounds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from tradegen_runtime.tally import LatencyTally, TopicTally
from tradegen_runtime.wire import SharedFrame

Clock = Callable[[], float]
"""Monotonic seconds."""


@dataclass(frozen=True, slots=True)
class OutboxLimits:
    """Bounds of one outbox; beyond them what may be skipped is, then the connection is too slow.

    ``max_burst_bytes``: takes the place of ``max_bytes`` while nobody can know yet whether the transport is blocked.
    ``max_answer_bytes``: what may wait beside both because the peer has asked for it; one answer always may.
    """

    max_bytes: int = 1 << 20
    max_burst_bytes: int = 4 << 20
    max_messages: int = 1024
    max_age_s: float = 10.0
    max_answer_bytes: int = 8 << 20


class Sender(Protocol):
    """Who takes frames out of an outbox; neither call may change who subscribes to what."""

    def wake(self) -> None:
        """Frames begin to wait, or the outbox has overflowed: look at it soon."""

    def relieve(self) -> None:
        """The outbox is full though the transport is not blocked: take what the transport takes, now."""


class Lane(Protocol):
    """The way past an outbox, straight into the socket; ``lane.SocketLane`` is the one there is."""

    clear: bool
    """Nothing waits anywhere: what is written to the socket now overtakes nothing."""
    outbox: "Outbox"
    shared: bool
    """Several topics send here: their updates share a write, by way of the outbox."""
    wrote: bool
    """Something was written since the kernel was last seen to hold nothing: whoever writes to the socket sets it."""

    @property
    def socket(self) -> int:
        """File descriptor."""

    def join(self, *, conflates: bool) -> None:
        """One more topic sends here; ``conflates``: of its updates only the newest counts."""

    def part(self, *, conflates: bool) -> None:
        """One topic less."""

    def keep(self, data: bytes, written: int) -> None:
        """Let the transport write what the socket did not take."""


@dataclass(frozen=True, slots=True, eq=False)
class Skippable:
    """A topic of which a slow reader gets fewer updates, the newest always.

    ``conflates``: a newer update replaces the one that waits. Otherwise the oldest are dropped at the limits, which
    the reader sees by the hole before the next one.
    """

    conflates: bool
    tally: TopicTally


class _Waiting:
    """A frame that waits; ``topic`` is set where it may be skipped for a newer one of the same topic."""

    __slots__ = ("follows_hole", "frame", "is_answer", "is_sealed", "is_timed", "since", "topic")

    def __init__(
        self, frame: SharedFrame, topic: Skippable | None, since: float, *, is_timed: bool, is_answer: bool
    ) -> None:
        self.frame = frame
        self.topic = topic
        self.since = since
        self.is_timed = is_timed
        self.is_answer = is_answer
        self.follows_hole = False
        self.is_sealed = False


class Outbox:
    """Frames in the order of sending; holds shared bytes, never copies.

    The sender sets ``blocked`` while its transport takes nothing: then updates of conflating topics replace
    the waiting one of their topic. Beyond the limits older updates of skippable topics leave; if that does not help,
    the outbox is ``overflowed``: it drops everything and takes no more.
    """

    def __init__(
        self,
        *,
        limits: OutboxLimits,
        clock: Clock,
        sender: Sender,
        lane: Lane | None = None,
        latency: LatencyTally | None = None,
    ) -> None:
        self._limits: Final = limits
        self._clock: Final = clock
        self._sender: Final = sender
        self._latency: Final = latency
        # Not a deque: an empty one takes 760 bytes.
        self._waiting: list[_Waiting] = []
        self._newest: dict[Skippable, _Waiting] = {}
        self._answers = 0
        """How many of those that wait are answers: who waits for one is not slow because of its size."""
        self._answer_bytes = 0
        self._blocked = False
        self.lane: Final = lane
        self.size_bytes = 0
        self.overflowed = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def blocked(self) -> bool:
        """The transport takes nothing."""
        return self._blocked

    @blocked.setter
    def blocked(self, blocked: bool) -> None:
        if blocked and not self._blocked:
            if self.lane is not None:
                self.lane.clear = False
            if self._newest:
                self._skip(_conflates)
        self._blocked = blocked

    @property
    def idle(self) -> bool:
        """Nothing waits, and more would be taken."""
        return not (self._waiting or self._blocked or self.overflowed)

    def append(
        self,
        frame: SharedFrame,
        topic: Skippable | None = None,
        *,
        since: float | None = None,
        is_answer: bool = False,
    ) -> None:
        """Queue a frame.

        ``topic`` says that it may be skipped; ``since``, of an update that was just published, when that was: what it
        takes until it is written is counted. ``is_answer``: the peer has asked for it, and there :meth:`has_room`.
        """
        if self.overflowed:
            return
        is_timed = since is not None
        since = self._clock() if since is None else since
        if topic is not None and self._blocked and topic.conflates and self._replace(topic, frame, since):
            return
        waiting = _Waiting(frame, topic, since, is_timed=is_timed, is_answer=is_answer)
        self._waiting.append(waiting)
        if self.lane is not None:
            self.lane.clear = False
        self.size_bytes += len(frame)
        if is_answer:
            self._answers += 1
            self._answer_bytes += len(frame)
        if topic is not None:
            self._newest[topic] = waiting
        if len(self._waiting) == 1 and not self._blocked:
            self._sender.wake()
        if self._is_full():
            self._shrink()

    def has_room(self, answer_bytes: int) -> bool:
        """Whether answers of so many bytes may wait beside those that do; where none does, they may."""
        return not self._answers or self._answer_bytes + answer_bytes <= self._limits.max_answer_bytes

    def seal(self, topic: Skippable) -> None:
        """Say that what comes now changes what updates of ``topic`` mean: later ones wait behind it."""
        if (newest := self._newest.get(topic)) is not None:
            newest.is_sealed = True

    def take(self, max_bytes: int) -> list[SharedFrame]:
        """Remove and return the next frames, about ``max_bytes`` of them but at least one if any waits."""
        taken: list[SharedFrame] = []

        def write(frames: Sequence[SharedFrame]) -> int:
            taken.extend(frames)
            return len(frames)

        self.give(max_bytes, write)
        return taken

    def give(self, max_bytes: int, write: Callable[[Sequence[SharedFrame]], int]) -> None:
        """Let ``write`` have the frames that :meth:`take` would return; it says how many of them have left."""
        offered = self._next(max_bytes)
        if not offered:
            return
        # Out of the way: writing may block the outbox, which removes what waits.
        del self._waiting[: len(offered)]
        left = offered[: write([waiting.frame for waiting in offered])]
        self._waiting[:0] = offered[len(left) :]
        for waiting in left:
            if waiting.topic is not None and self._newest.get(waiting.topic) is waiting:
                del self._newest[waiting.topic]
            self._forget(waiting)
        timed = [waiting.since for waiting in left if waiting.is_timed]
        if timed and self._latency is not None:
            # Of the first update: the others waited less.
            self._latency.observe(self._clock() - timed[0], len(timed))
        if self._blocked and self._newest:
            self._skip(_conflates)

    def check_limits(self) -> None:
        """Overflow where too much waits, or for too long; a skipped update counts from the newer one."""
        if self._is_full():
            self._shrink()
        if not self._waiting:
            return
        limit = self._clock() - self._limits.max_age_s
        if self._waiting[0].since < limit:
            self._skip(lambda waiting: waiting.since < limit)
            if self._waiting[0].since < limit:
                self._overflow()

    def _next(self, max_bytes: int) -> list[_Waiting]:
        room = max_bytes
        for count, waiting in enumerate(self._waiting):
            if room <= 0:
                return self._waiting[:count]
            room -= len(waiting.frame)
        return self._waiting[:]

    def _is_full(self) -> bool:
        # A burst within one turn of the loop is no slow reader: messages count only behind a blocked transport.
        return self.size_bytes - self._answer_bytes > self._limits.max_bytes or (
            self._blocked and len(self._waiting) - self._answers > self._limits.max_messages
        )

    def _is_over(self) -> bool:
        # What a transport takes only when it has its turn may be taken yet.
        return self._is_full() and (self._blocked or self.size_bytes - self._answer_bytes > self._max_bytes)

    @property
    def _max_bytes(self) -> int:
        return self._limits.max_bytes if self._blocked else max(self._limits.max_bytes, self._limits.max_burst_bytes)

    def _forget(self, waiting: _Waiting) -> None:
        self.size_bytes -= len(waiting.frame)
        if waiting.is_answer:
            self._answers -= 1
            self._answer_bytes -= len(waiting.frame)

    def _replace(self, topic: Skippable, frame: SharedFrame, since: float) -> bool:
        waiting = self._newest.get(topic)
        if waiting is None or waiting.is_sealed:
            return False
        self.size_bytes += len(frame) - len(waiting.frame)
        waiting.frame = frame
        waiting.since = since
        topic.tally.conflated += 1
        return True

    def _shrink(self) -> None:
        """Send, else skip, else give up."""
        if not self._blocked:
            self._sender.relieve()
        if self._is_over():
            self._skip(_conflates)
        if self._is_over():
            self._skip_oldest()
        if self._is_over():
            self._overflow()

    def _skip_oldest(self) -> None:
        """Drop until an eighth of the room is free, or each further update would look through all that wait."""
        bytes_over = self.size_bytes - self._answer_bytes - self._max_bytes * 7 // 8
        messages_over = len(self._waiting) - self._answers - self._limits.max_messages * 7 // 8 if self._blocked else 0

        def is_over(waiting: _Waiting) -> bool:
            nonlocal bytes_over, messages_over
            if waiting.is_answer or (bytes_over <= 0 and messages_over <= 0):
                return False
            bytes_over -= len(waiting.frame)
            messages_over -= 1
            return True

        self._skip(is_over)

    def _skip(self, is_wanted: Callable[[_Waiting], bool]) -> None:
        """Remove updates that may be skipped and are wanted, oldest first; never the newest of a topic."""
        kept: list[_Waiting] = []
        holes: dict[Skippable, bool] = {}
        for waiting in self._waiting:
            topic = waiting.topic
            if topic is None:
                kept.append(waiting)
            elif self._newest.get(topic) is not waiting and is_wanted(waiting):
                self._forget(waiting)
                holes[topic] = holes.get(topic, False) or waiting.follows_hole
                _count_skipped(topic)
            else:
                kept.append(waiting)
                if topic in holes:
                    _count_hole(topic, is_known=holes.pop(topic))
                    waiting.follows_hole = True
        self._waiting = kept

    def _overflow(self) -> None:
        self.overflowed = True
        self._waiting.clear()
        self._newest.clear()
        self._answers = self._answer_bytes = 0
        self.size_bytes = 0
        self._sender.wake()


def _conflates(waiting: _Waiting) -> bool:
    return waiting.topic is not None and waiting.topic.conflates


def _count_skipped(topic: Skippable) -> None:
    if topic.conflates:
        topic.tally.conflated += 1
    else:
        topic.tally.dropped += 1


def _count_hole(topic: Skippable, *, is_known: bool) -> None:
    """A hole that grows is the same hole; skipping updates of a conflating topic makes none."""
    if not (topic.conflates or is_known):
        topic.tally.gaps += 1

"""What waits to be sent on one connection, within bounds."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Protocol

from tradegen_runtime.wire import SharedFrame

Clock = Callable[[], float]
"""Monotonic seconds."""


@dataclass(frozen=True, slots=True)
class OutboxLimits:
    """Bounds of one outbox; beyond them ``latest`` updates conflate, then the connection is too slow."""

    max_bytes: int = 1 << 20
    max_messages: int = 1024
    max_age_s: float = 10.0


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
    followed: int
    """How many topics send here: updates of several share a write by way of the outbox."""

    @property
    def socket(self) -> int:
        """File descriptor."""

    def keep(self, data: bytes, written: int) -> None:
        """Let the transport write what the socket did not take."""


class _Waiting:
    """A frame that waits; ``topic`` is set where a newer update of the same topic may replace it."""

    __slots__ = ("frame", "since", "topic")

    def __init__(self, frame: SharedFrame, topic: Hashable | None, since: float) -> None:
        self.frame = frame
        self.topic = topic
        self.since = since


class Outbox:
    """Frames in the order of sending; holds shared bytes, never copies.

    The sender sets ``blocked`` while its transport takes nothing: then updates of ``latest`` topics replace
    the waiting one of their topic. Beyond the limits the outbox is ``overflowed``: it drops everything and
    takes no more.
    """

    def __init__(
        self,
        *,
        limits: OutboxLimits,
        clock: Clock,
        sender: Sender,
        lane: Lane | None = None,
    ) -> None:
        self._limits: Final = limits
        self._clock: Final = clock
        self._sender: Final = sender
        self._waiting: deque[_Waiting] = deque()
        self._newest: dict[Hashable, _Waiting] = {}
        self._blocked = False
        self.lane: Final = lane
        self.size_bytes = 0
        self.overflowed = False
        self.conflated = 0
        """Updates that a newer one replaced."""

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def blocked(self) -> bool:
        """The transport takes nothing."""
        return self._blocked

    @blocked.setter
    def blocked(self, blocked: bool) -> None:
        self._blocked = blocked
        if blocked and self.lane is not None:
            self.lane.clear = False

    @property
    def idle(self) -> bool:
        """Nothing waits, and more would be taken."""
        return not (self._waiting or self._blocked or self.overflowed)

    def append(self, frame: SharedFrame, latest_of: Hashable | None = None) -> None:
        """Queue a frame; ``latest_of`` names the topic of which only the newest update matters."""
        if self.overflowed:
            return
        if latest_of is not None and self._blocked and self._replace(latest_of, frame):
            return
        waiting = _Waiting(frame, latest_of, self._clock())
        self._waiting.append(waiting)
        if self.lane is not None:
            self.lane.clear = False
        self.size_bytes += len(frame)
        if latest_of is not None:
            self._newest[latest_of] = waiting
        if len(self._waiting) == 1 and not self._blocked:
            self._sender.wake()
        if self._is_over():
            self._shrink()

    def take(self, max_bytes: int) -> list[SharedFrame]:
        """Remove and return the next frames, about ``max_bytes`` of them but at least one if any waits."""
        taken: list[SharedFrame] = []
        room = max_bytes
        while self._waiting and (room > 0 or not taken):
            waiting = self._waiting.popleft()
            if self._newest.get(waiting.topic) is waiting:
                del self._newest[waiting.topic]
            size = len(waiting.frame)
            room -= size
            self.size_bytes -= size
            taken.append(waiting.frame)
        return taken

    def check_age(self) -> None:
        """Overflow where the oldest frame waits for too long; a replaced update counts from its replacement."""
        if self._waiting and self._clock() - self._waiting[0].since > self._limits.max_age_s:
            self._overflow()

    def _is_over(self) -> bool:
        # A burst within one turn of the loop is no slow reader: messages count only behind a blocked transport.
        return self.size_bytes > self._limits.max_bytes or (
            self._blocked and len(self._waiting) > self._limits.max_messages
        )

    def _replace(self, topic: Hashable, frame: SharedFrame) -> bool:
        waiting = self._newest.get(topic)
        if waiting is None:
            return False
        self.size_bytes += len(frame) - len(waiting.frame)
        waiting.frame = frame
        waiting.since = self._clock()
        self.conflated += 1
        return True

    def _shrink(self) -> None:
        """Send, else conflate, else give up."""
        if not self._blocked:
            self._sender.relieve()
        if self._is_over():
            self._conflate()
        if self._is_over():
            self._overflow()

    def _conflate(self) -> None:
        """Keep only the newest waiting update of each ``latest`` topic."""
        kept = deque(
            waiting for waiting in self._waiting if waiting.topic is None or self._newest.get(waiting.topic) is waiting
        )
        self.conflated += len(self._waiting) - len(kept)
        self._waiting = kept
        self.size_bytes = sum(len(waiting.frame) for waiting in kept)

    def _overflow(self) -> None:
        self.overflowed = True
        self._waiting.clear()
        self._newest.clear()
        self.size_bytes = 0
        self._sender.wake()

"""One topic on one socket: who listens to it, how far it has got and what was lost on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pydantic import JsonValue

from tradegen_runtime.client.clock import Timer
from tradegen_runtime.client.errors import ClientError
from tradegen_runtime.client.gap import Gap
from tradegen_runtime.client.inbound import Reply, Resume, Update
from tradegen_runtime.client.items import LiveItems
from tradegen_runtime.client.operation import DeliveryMode
from tradegen_runtime.client.state import SubscriptionState


class FeedListener(Protocol):
    """One subscriber of a feed; its methods raise nothing."""

    def updated(self, update: Update) -> None:
        """Take the next update."""

    def lost(self, gap: Gap) -> None:
        """Learn of lost updates, before the first update after them."""

    def moved(self, state: SubscriptionState) -> None:
        """Learn that the state changed."""

    def ended(self, error: ClientError | None) -> None:
        """Learn that nothing more will come; ``None`` where this side ended it."""


@dataclass(frozen=True)
class FeedAddress:
    """What identifies a feed before the server has named it. ``key`` is the canonical form of the params."""

    route: str
    params: JsonValue
    delivery: DeliveryMode
    key: str


class Feed:
    """The state of one topic, shared by its listeners.

    ``position`` survives a lost socket and is what the client resumes from; ``topic`` is the server's key,
    the last one known.
    """

    def __init__(self, address: FeedAddress) -> None:
        self.address = address
        self.state: SubscriptionState = "idle"
        self.topic: str | None = None
        self.position: Resume | None = None
        self.request_number: int | None = None  # of the last subscribe sent on the present socket
        self.refusals = 0
        self.retry: Timer | None = None
        self.items: LiveItems | None = None
        self._listeners: list[FeedListener] = []
        self._newest: Update | None = None  # of a ``latest`` topic, for whoever joins later
        self._was_live = False
        self._holds_value = False  # an update was seen since the position last jumped

    @property
    def wanted(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def add(self, listener: FeedListener) -> None:
        """Let a listener in; a ``latest`` topic that is live hands it the newest update at once."""
        self._listeners.append(listener)
        if self.state == "live" and self._newest is not None:
            listener.updated(self._newest)

    def remove(self, listener: FeedListener) -> None:
        """Let a listener go; it hears nothing any more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def move(self, state: SubscriptionState) -> None:
        """Enter a state and tell the listeners, once; a final state is never left."""
        if state != self.state and self.state not in ("refused", "closed"):
            self.state = state
            self._tell(lambda listener: listener.moved(state))

    def wait_for_socket(self) -> None:
        """There is no socket (any more): connecting or reconnecting."""
        self.request_number = None
        self._stop_retry()
        if self.items is not None:
            self.items.stop_retry()
        self.move("reconnecting" if self._was_live else "connecting")

    def put_off(self) -> None:
        """The server cannot serve it just now."""
        self.move("reconnecting" if self._was_live else "subscribing")

    def ask(self, request_number: int) -> None:
        """A subscribe request was sent."""
        self.request_number = request_number
        self._stop_retry()
        self.move("reconnecting" if self._was_live else "subscribing")

    def accept(self, reply: Reply) -> None:
        """The server confirmed: report what was missed, then go live."""
        self.topic = reply.topic
        self.refusals = 0
        self._was_live = True
        now = None if reply.epoch is None or reply.seq is None else Resume(reply.epoch, reply.seq)
        self._take_position(now, recovered=reply.recovered)
        if self.items is not None and self.position is not None and self.items.base is None:
            self.items.begin(self.position)
        self.move("live")

    def wither(self) -> None:
        """Nothing comes until the server has restarted the source."""
        self.move("stale")

    def refresh(self, position: Resume) -> None:
        """The source runs again: report what was missed, then go live."""
        self._take_position(position, recovered=False)
        self.move("live")

    def receive(self, update: Update) -> None:
        """Deliver an update of the confirmed topic, unless it was seen; report a hole before it."""
        if update.seq is not None and self.position is not None and not self._advance(update, self.position):
            return
        self._holds_value = True
        if self.address.delivery == "latest":
            self._newest = update
        if self.items is not None:
            self.items.update(update)
        self._tell(lambda listener: listener.updated(update))

    def end(self, state: SubscriptionState, error: ClientError | None = None) -> None:
        """Enter a final state and let every listener go."""
        self._stop_retry()
        if self.items is not None:
            self.items.stop_retry()
        self.move(state)
        self._tell(lambda listener: listener.ended(error))
        self._listeners.clear()

    def _take_position(self, now: Resume | None, *, recovered: bool) -> None:
        before = self.position
        if before is None or now is None:
            self.position = now
        elif before.epoch != now.epoch or now.seq < before.seq:
            self._jump(now)
            self._lose(Gap(before.seq + 1, None, "epoch"))
        elif now.seq > before.seq and not recovered:
            self._jump(now)
            if self.address.delivery == "every":
                self._lose(Gap(before.seq + 1, now.seq, "unrecovered"))

    def _jump(self, position: Resume) -> None:
        """Go on from a position whose update was not seen: whoever restates it says something new."""
        self.position = position
        self._holds_value = False
        self._newest = None

    def _advance(self, update: Update, position: Resume) -> bool:
        """Move on to the update's number; False where the update was seen."""
        seq = update.seq if update.seq is not None else position.seq
        restates = update.snapshot and seq == position.seq and not self._holds_value
        if seq <= position.seq and not restates:
            return False
        self.position = Resume(position.epoch, seq)
        if seq > position.seq + 1 and self.address.delivery == "every":
            self._lose(Gap(position.seq + 1, seq - 1, "hole"))
        return True

    def _stop_retry(self) -> None:
        if self.retry is not None:
            self.retry.cancel()
            self.retry = None

    def _lose(self, gap: Gap) -> None:
        if self.items is not None and self.position is not None:
            after = self.position.seq if gap.to_seq is None else gap.to_seq
            self.items.begin(Resume(self.position.epoch, after))
        self._tell(lambda listener: listener.lost(gap))

    def _tell(self, tell: Callable[[FeedListener], None]) -> None:
        for listener in tuple(self._listeners):
            if listener in self._listeners:  # an earlier one may have let it go
                tell(listener)

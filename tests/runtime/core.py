"""The sans-I/O core under a test's control: sources, senders and clocks that do what they are told."""

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any

from tradegen_runtime.access.decision import ALLOW, Decision
from tradegen_runtime.access.guard import Hook
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.access.visitor import Visitor
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.json_value import JsonValue
from tradegen_runtime.links.outbox import Lane, Outbox, OutboxLimits
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.sessions.doorkeeper import Doorkeeper
from tradegen_runtime.sessions.session import Session, TopicHandler
from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.tally import LatencyTally
from tradegen_runtime.topic_key import TopicKeyError, topic_key
from tradegen_runtime.topics.broadcaster import Broadcaster
from tradegen_runtime.topics.lingering import Lingering
from tradegen_runtime.topics.snapshots import ReadSnapshot
from tradegen_runtime.topics.topic_binding import Emit, Selection, Source, TopicBinding
from tradegen_runtime.topics.topic_surroundings import SourceOwner, TopicSurroundings
from tradegen_runtime.wire import Request

PATIENCE_S = 10.0
SETTLE_S = 25.0


class StillClock:
    """Time that moves when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class QuietSender:
    """Takes nothing out of the outbox; counts its calls."""

    def __init__(self) -> None:
        self.woken = 0
        self.relieved = 0

    def wake(self) -> None:
        self.woken += 1

    def relieve(self) -> None:
        self.relieved += 1


class HeldSource:
    """A source whose every step the test decides."""

    def __init__(self, owner: SourceOwner, open_source: Callable[[], Source]) -> None:
        self._owner = owner
        self._open_source = open_source
        self.key = owner.key
        self.entered = False
        self.stopping = False
        self.gone = False

    def stop(self) -> None:
        self.stopping = True

    def begin(self) -> None:
        """Let the service see its publish function, as when a source begins to be entered."""
        self._open_source()

    def opened(self) -> None:
        self.entered = True
        if not self.stopping:
            self._owner.opened()

    def closed(self, failure: Refusal | None = None) -> None:
        self.gone = True
        self._owner.closed(failure)


class HeldSources:
    """Starts sources that the test then steps."""

    def __init__(self) -> None:
        self.started: list[HeldSource] = []

    def start(self, owner: SourceOwner, open_source: Callable[[], Source]) -> HeldSource:
        source = HeldSource(owner, open_source)
        self.started.append(source)
        return source

    def running(self, key: str) -> list[HeldSource]:
        return [source for source in self.started if source.key == key and not source.gone]


class HeldRead:
    """A read of a snapshot that answers when the test says so."""

    def __init__(self, done: Callable[[bytes | Refusal], None]) -> None:
        self.cancelled = False
        self._done = done

    def cancel(self) -> None:
        self.cancelled = True

    def answer(self, items: JsonValue) -> None:
        self._done(json.dumps(items).encode())

    def fail(self, reason: Refusal) -> None:
        self._done(reason)


class HeldReads:
    """Starts reads that the test then answers."""

    def __init__(self) -> None:
        self.started: list[HeldRead] = []

    def start(self, name: str, read: ReadSnapshot, done: Callable[[bytes | Refusal], None]) -> HeldRead:
        self.started.append(HeldRead(done))
        return self.started[-1]


class HeldTimer:
    """A timer that runs out when the test says so."""

    def __init__(self, delay_s: float, call: Callable[[], None]) -> None:
        self.delay_s = delay_s
        self.pending = True
        self._call = call

    def cancel(self) -> None:
        self.pending = False

    def run_out(self) -> None:
        if self.pending:
            self.pending = False
            self._call()


class HeldDoor:
    """A doorkeeper whose hooks answer when the test says so."""

    def __init__(self) -> None:
        self.asked: list[Callable[[Refusal | None], None]] = []

    def check(self, access: str) -> None:
        """Let everybody in."""

    def ask(self, hook: Hook, then: Callable[[Refusal | None], None]) -> Callable[[], None]:
        self.asked.append(then)
        return lambda: self.asked.remove(then)

    def renew(self, token: str) -> float:
        raise Refusal("UNAUTHENTICATED", "There are no tokens here")

    def answer(self, refusal: Refusal | None = None) -> None:
        """Let the only hook that is asked answer."""
        (then,) = self.asked
        self.asked.remove(then)
        then(refusal)


class Board:
    """A broadcaster over held sources, one topic route, and the publish function of every source."""

    def __init__(self, delivery: Delivery | None = None, *, authorize: Hook | None = None) -> None:
        self.authorize = authorize
        self.clock = StillClock()
        self.latency = LatencyTally()
        self.sources = HeldSources()
        self.reads = HeldReads()
        self.epochs = 0
        self.timers: list[HeldTimer] = []
        self.due: list[Callable[[], None]] = []
        self.broadcaster = Broadcaster(
            TopicSurroundings(
                sources=self.sources,
                snapshots=self.reads,
                turn=self,
                new_epoch=self._new_epoch,
                later=self.later,
                lingering=Lingering(self.later, max_linger_s=3600),
                clock=self.clock,
                random=lambda: 1.0,
                patience_s=PATIENCE_S,
                settle_s=SETTLE_S,
                latency=self.latency,
            )
        )
        self.emits: dict[str, list[Emit]] = {}
        self.binding = TopicBinding("t", delivery or Delivery(linger_s=0), self._select)

    def at_end(self, call: Callable[[], None]) -> None:
        """Keep what is due when the turn ends."""
        self.due.append(call)

    def end_turn(self) -> None:
        """Let the turn end."""
        due, self.due = self.due, []
        for call in due:
            call()

    def session(
        self,
        *,
        limits: SessionLimits | None = None,
        outbox: OutboxLimits | None = None,
        lane: Lane | None = None,
        doorkeeper: Doorkeeper | None = None,
    ) -> "Seat":
        """Return a new connection's session."""
        keeper = doorkeeper or Visitor(None, limit_s=1.0)
        return Seat(self, limits or SessionLimits(), outbox or OutboxLimits(), lane=lane, doorkeeper=keeper)

    def source(self, key: str = "t:{}") -> HeldSource:
        """Return the only running source of a topic."""
        (source,) = self.sources.running(key)
        return source

    def open(self, key: str = "t:{}") -> None:
        """Enter the running source of a topic."""
        self.source(key).begin()
        self.source(key).opened()

    def publish(self, payload: JsonValue, key: str = "t:{}") -> None:
        """Publish from the newest source of a topic."""
        self.emits[key][-1](json.dumps(payload).encode())

    def _new_epoch(self) -> str:
        self.epochs += 1
        return f"e{self.epochs}"

    def later(self, delay_s: float, call: Callable[[], None]) -> Callable[[], None]:
        """Keep a timer."""
        timer = HeldTimer(delay_s, call)
        self.timers.append(timer)
        return timer.cancel

    def pending(self, delay_s: float | None = None) -> list[HeldTimer]:
        """Return the timers that run, or those of a length."""
        return [timer for timer in self.timers if timer.pending and delay_s in (None, timer.delay_s)]

    def _select(self, payload: bytes) -> Selection:
        try:
            params = json.loads(payload or b"{}")
        except ValueError:
            params = None
        if not isinstance(params, Mapping):
            raise Refusal("VALIDATION", "Invalid params", status=422)
        try:
            key = topic_key("t", params)
        except TopicKeyError as unsafe:
            raise Refusal("VALIDATION", f"Invalid params: {unsafe}", status=422) from unsafe

        def open_source(emit: Emit) -> Source:
            self.emits.setdefault(key, []).append(emit)
            return nullcontext()

        return Selection(key, open_source, _no_items, self.authorize)


class Seat:
    """One session and what it was sent."""

    def __init__(
        self,
        board: Board,
        limits: SessionLimits,
        outbox: OutboxLimits,
        *,
        lane: Lane | None,
        doorkeeper: Doorkeeper,
    ) -> None:
        self.sender = QuietSender()
        self.outbox = Outbox(limits=outbox, clock=board.clock, sender=self.sender, lane=lane, latency=board.latency)
        self.hung_up: list[tuple[int, str]] = []
        handlers: dict[str, TopicHandler] = {
            "t.subscribe": lambda session, request: session.subscribe(board.binding, request),
            "t.unsubscribe": lambda session, request: session.unsubscribe(board.binding, request),
            "t.snapshot": lambda session, request: session.snapshot(board.binding, request),
            "t.fail": _fail,
        }
        self.session = Session(
            handlers=handlers,
            broadcaster=board.broadcaster,
            outbox=self.outbox,
            limits=limits,
            clock=board.clock,
            hang_up=lambda code, reason: self.hung_up.append((code, reason)),
            doorkeeper=doorkeeper,
        )

    def send(self, frame_type: str, payload: object = None, **envelope: object) -> None:
        """Let a frame arrive."""
        body = {} if payload is None else {"payload": payload}
        self.session.receive_text(json.dumps({"type": frame_type, **envelope, **body}))

    def taken(self) -> list[dict[str, Any]]:
        """Take everything that waits, as JSON."""
        return [json.loads(frame.text) for frame in self.outbox.take(1 << 30)]

    def payloads(self) -> list[dict[str, Any]]:
        """Take everything that waits; return the payloads."""
        return [frame["payload"] for frame in self.taken()]


async def allow(principal: Principal) -> Decision:
    """The hook of a topic that is not public; a test's doorkeeper answers in its place."""
    return ALLOW


async def _no_items() -> bytes:
    return b"[]"


def _fail(session: Session, request: Request) -> None:
    raise RuntimeError("secret detail")

"""Who waits for the items of a topic, and what their answer is stamped with.

Sans-I/O. One call of the snapshot operation runs at a time; it serves all who asked before it began. The
answer carries two numbers: ``since``, the topic's seq before the call, and ``seq``, the one after it. In the
outbox it stands behind every update up to ``seq``, so whoever receives it holds all updates between the two
and lays them over the items (``docs/protocol.md``, "Snapshots").
"""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from tradegen_runtime import wire
from tradegen_runtime.links.outbox import Outbox
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.epoch import Epoch
from tradegen_runtime.wire import Request, SnapshotStamp

MAX_SNAPSHOT_BYTES: Final = 8 << 20
"""Largest answer that is sent; clients take frames of twice that size."""

MAX_PENDING: Final = 8
"""Most unanswered requests of one subscriber for one topic."""

_TOO_MANY: Final = Refusal("RATE_LIMITED", "Too many snapshots at once", retryable=True)

ReadSnapshot = Callable[[], Awaitable[bytes]]
"""Calls the snapshot operation and returns the items as a JSON array."""


class RunningRead(Protocol):
    """A read that was started."""

    def cancel(self) -> None:
        """End it; its outcome is told to nobody."""


class SnapshotStarter(Protocol):
    """Runs reads; the asyncio one is ``snapshot_tasks.SnapshotTasks``."""

    def start(self, name: str, read: ReadSnapshot, done: Callable[[bytes | Refusal], None]) -> RunningRead:
        """Start a read; ``done`` is called once, after ``start`` has returned, unless it is cancelled."""


class Asker(Protocol):
    """Who asks for the items of a topic."""

    @property
    def outbox(self) -> Outbox:
        """Where the answer goes."""


class Snapshots:
    """The snapshot requests of one topic."""

    def __init__(
        self,
        route: str,
        key: str,
        *,
        read: ReadSnapshot | None,
        starter: SnapshotStarter,
        epoch: Callable[[], Epoch],
    ) -> None:
        self._route: Final = route
        self._key: Final = key
        self._read: Final = read
        self._starter: Final = starter
        self._epoch: Final = epoch
        self._asked: dict[Asker, list[Request]] = {}
        self._served: dict[Asker, list[Request]] = {}
        self._running: RunningRead | None = None
        self._since = 0

    def ask(self, asker: Asker, request: Request) -> None:
        """Keep a request for the next call; :meth:`proceed` makes it."""
        pending = len(self._asked.get(asker, ())) + len(self._served.get(asker, ()))
        if self._read is None:
            self._refuse(asker, request, Refusal("UNKNOWN_TYPE", "This topic has no snapshot"))
        elif pending >= MAX_PENDING:
            self._refuse(asker, request, _TOO_MANY)
        else:
            self._asked.setdefault(asker, []).append(request)

    def proceed(self) -> None:
        """Begin a call for those who wait, unless one runs."""
        if self._read is None or self._running is not None or not self._asked:
            return
        self._served, self._asked = self._asked, {}
        self._since = self._epoch().seq
        self._running = self._starter.start(f"snapshot of {self._key}", self._read, self._answer)

    def drop(self, asker: Asker, reason: Refusal | None = None) -> None:
        """Forget an asker; its requests are refused where there is a ``reason``, else it is gone."""
        for waiting in (self._asked, self._served):
            for request in waiting.pop(asker, ()):
                if reason is not None:
                    self._refuse(asker, request, reason)
        if not self._served and self._running is not None:
            self._running.cancel()
            self._running = None
            self.proceed()

    def rest(self) -> None:
        """The source has failed: whoever is being served asks again when it is open, in another epoch."""
        served, self._served = self._served, {}
        if self._running is not None:
            self._running.cancel()
            self._running = None
        for asker, requests in served.items():
            self._asked[asker] = [*requests, *self._asked.get(asker, ())]

    def end(self, reason: Refusal) -> None:
        """Refuse everyone: the topic is gone."""
        for asker in (*self._asked, *self._served):
            self.drop(asker, reason)

    def _answer(self, outcome: bytes | Refusal) -> None:
        served, self._served = self._served, {}
        self._running = None
        if isinstance(outcome, bytes) and len(outcome) > MAX_SNAPSHOT_BYTES:
            outcome = Refusal("SNAPSHOT_TOO_BIG", f"The snapshot has more than {MAX_SNAPSHOT_BYTES} bytes")
        epoch = self._epoch()
        stamp = SnapshotStamp(self._key, epoch.name, since=self._since, seq=epoch.seq)
        for asker, requests in served.items():
            for request in requests:
                if isinstance(outcome, Refusal):
                    self._refuse(asker, request, outcome)
                    continue
                answer = wire.snapshot(self._route, request, stamp, outcome)
                if asker.outbox.has_room(len(answer)):
                    asker.outbox.append(answer, is_answer=True)
                else:
                    self._refuse(asker, request, _TOO_MANY)
        self.proceed()

    def _refuse(self, asker: Asker, request: Request, reason: Refusal) -> None:
        # Without the topic: that would say that the subscription has ended.
        asker.outbox.append(wire.refused(self._route, "snapshot", reason, request_id=request.id))

"""Everything live in one application: its topics, its connections, their time limits and its goodbye."""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Final, cast

from starlette.websockets import WebSocket

from tradegen_runtime import wire
from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.links.asgi_link import AsgiLink
from tradegen_runtime.links.link import Link
from tradegen_runtime.links.shared_link import EXTENSION, FrameChannel, SharedLink, TellShutdown, Tick
from tradegen_runtime.refusal import going_away
from tradegen_runtime.retirement import WallClock
from tradegen_runtime.sessions.connection import Connection
from tradegen_runtime.sessions.seats import Seats
from tradegen_runtime.sessions.session import TopicHandler
from tradegen_runtime.sessions.settings import Settings
from tradegen_runtime.tally import ConnectionTally, LatencyTally, LoopTally
from tradegen_runtime.topics.broadcaster import Broadcaster, random_epoch
from tradegen_runtime.topics.lingering import Lingering
from tradegen_runtime.topics.snapshot_tasks import SnapshotTasks
from tradegen_runtime.topics.source_tasks import SourceTasks
from tradegen_runtime.topics.topic_surroundings import TopicSurroundings

SWEEP_INTERVAL_S: Final = 0.5
"""How often the time limits of each connection are looked at."""

SWEEP_PARTS: Final = 10
"""Looking at thousands at once would hold up their updates."""

WATCH_INTERVAL_S: Final = 0.1
"""How often it is looked whether the event loop turns."""

CLOSES_PER_S: Final = 100
"""A drain of few connections closes at this rate, of many over ``Settings.drain_s``."""

RECONNECT_AFTER_MS: Final = 1000
"""What ``goaway`` advises; clients add their own jitter."""

_log = logging.getLogger(__name__)


class Realtime:
    """Enter it before the application serves; leaving it closes every connection and every source."""

    def __init__(self, settings: Settings, gate: Gate | None = None, *, wall_clock: WallClock = time.time) -> None:
        self.settings: Final = settings
        self.gate: Final = gate
        self.wall_clock: Final = wall_clock
        self.seats: Final = Seats(
            max_connections=settings.max_connections,
            max_per_user=settings.max_connections_per_user,
        )
        self.latency: Final = LatencyTally()
        self.tally: Final = ConnectionTally()
        self.loop_tally: Final = LoopTally()
        self._tick: Final = Tick()
        self._sources: Final = SourceTasks(
            open_timeout_s=settings.source_open_timeout_s,
            close_timeout_s=settings.source_close_timeout_s,
        )
        self._snapshots: Final = SnapshotTasks(timeout_s=settings.snapshot_timeout_s)
        self.broadcaster: Final = Broadcaster(
            TopicSurroundings(
                sources=self._sources,
                snapshots=self._snapshots,
                turn=self._tick,
                new_epoch=random_epoch,
                later=_call_later,
                lingering=Lingering(_call_later, max_linger_s=settings.max_linger_s),
                clock=time.monotonic,
                random=random.random,
                patience_s=settings.source_open_timeout_s,
                settle_s=2 * (settings.source_open_timeout_s + settings.source_close_timeout_s),
                latency=self.latency,
            )
        )
        self.connections: Final[set[Connection]] = set()
        self._stack: Final = AsyncExitStack()
        self._draining: asyncio.Task[None] | None = None
        self._upgrades: Final[set[asyncio.Timeout]] = set()
        self._entered = False

    @property
    def draining(self) -> bool:
        """The application says goodbye and takes no new connection."""
        return self._draining is not None

    @property
    def ready(self) -> bool:
        """The application serves and does not say goodbye."""
        return self._entered and not self.draining

    async def __aenter__(self) -> "Realtime":
        await self._stack.enter_async_context(self._snapshots)
        await self._stack.enter_async_context(self._sources)
        sweeper = asyncio.create_task(self._sweep(), name="sweep connections")
        self._stack.push_async_callback(_cancel, sweeper)
        watcher = asyncio.create_task(self._watch_loop(), name="watch the event loop")
        self._stack.push_async_callback(_cancel, watcher)
        self._entered = True
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.drain()
        self.broadcaster.stop(going_away())
        await self._stack.aclose()

    def open_connection(
        self,
        websocket: WebSocket,
        handlers: Mapping[str, TopicHandler],
        principal: Principal | None = None,
    ) -> Connection:
        """Make the connection of an accepted WebSocket; ``handlers`` are by frame type."""
        return Connection(
            websocket,
            link=self._make_link(websocket),
            handlers=handlers,
            broadcaster=self.broadcaster,
            settings=self.settings,
            clock=time.monotonic,
            principal=principal,
            gate=self.gate,
            latency=self.latency,
        )

    def register(self, connection: Connection) -> None:
        """Look after a connection; one that was accepted while the drain began is closed at once."""
        self.connections.add(connection)
        self.tally.accepted += 1
        # The token may have been revoked while the upgrade was answered.
        connection.recheck()
        if self.draining:
            connection.close(wire.CLOSE_GOING_AWAY, "The server stops")

    def revoke(self, *, subject: str | None = None, token_id: str | None = None) -> None:
        """Refuse a token by its ``jti``, or all that ``subject`` was issued until now, and close what they opened.

        This process only, until it ends.

        Raises:
            LookupError: the application verifies no tokens.
        """
        if self.gate is None:
            raise LookupError("the application verifies no tokens")
        self.gate.revoke(subject=subject, token_id=token_id)
        for connection in tuple(self.connections):
            connection.recheck()

    def begin_drain(self) -> None:
        """Begin to close every connection; idempotent."""
        if self._draining is None:
            loop = asyncio.get_running_loop()
            self._draining = loop.create_task(self._drain(), name="drain")
            for upgrade in self._upgrades:
                if not upgrade.expired():
                    upgrade.reschedule(loop.time())

    @asynccontextmanager
    async def upgrading(self, websocket: WebSocket, *, limit_s: float) -> AsyncIterator[None]:
        """Bound what somebody has to do before ``websocket`` is served: by time, and by the beginning of the drain.

        Raises:
            TimeoutError: it has not ended until then.
        """
        self._listen_for_shutdown(websocket)
        async with asyncio.timeout(limit_s) as limit:
            self._upgrades.add(limit)
            try:
                yield
            finally:
                self._upgrades.discard(limit)

    async def drain(self) -> None:
        """Tell every connection that the server goes away, then close them spread over time."""
        self.begin_drain()
        if self._draining is not None:
            await self._draining

    async def _drain(self) -> None:
        leaving = tuple(self.connections)
        notice = wire.goaway("The server stops", RECONNECT_AFTER_MS)
        for connection in leaving:
            connection.outbox.append(notice)
        pause_s = min(self.settings.drain_s / len(leaving), 1 / CLOSES_PER_S) if leaving else 0.0
        for connection in leaving:
            # The turn of the loop also lets the notice out before the close.
            await asyncio.sleep(pause_s)
            connection.close(wire.CLOSE_GOING_AWAY, "The server stops")

    def _make_link(self, websocket: WebSocket) -> Link:
        offered = self._listen_for_shutdown(websocket)
        if "channel" not in offered:
            return AsgiLink(websocket, clock=time.monotonic, stall_s=self.settings.outbox.max_age_s)
        channel = cast("FrameChannel", offered["channel"])
        link = SharedLink(
            channel,
            tick=self._tick,
            clock=asyncio.get_running_loop().time,
            later=_call_later,
            stall_s=self.settings.outbox.max_age_s,
            grace_s=self.settings.close_grace_s,
        )
        channel.attach(link)
        return link

    def _listen_for_shutdown(self, websocket: WebSocket) -> Mapping[str, object]:
        """Let our server protocol, where there is one, say that it stops; return what it offers."""
        offered: Mapping[str, object] = websocket.scope.get("extensions", {}).get(EXTENSION, {})
        if "tell_shutdown" in offered:
            cast("TellShutdown", offered["tell_shutdown"])(self.begin_drain)
        return offered

    def unregister(self, connection: Connection) -> None:
        """Look after a connection no more: it has ended."""
        if connection in self.connections:
            self.connections.remove(connection)
            self.tally.closed[connection.close_code] += 1

    async def _watch_loop(self) -> None:
        while True:
            due = time.monotonic() + WATCH_INTERVAL_S
            await asyncio.sleep(WATCH_INTERVAL_S)
            self.loop_tally.observe(time.monotonic() - due)

    async def _sweep(self) -> None:
        due = time.monotonic()
        while True:
            connections = tuple(self.connections)
            for part in range(SWEEP_PARTS):
                # On a busy loop each sleep is late: what follows makes up for it, up to a whole round.
                due = max(due + SWEEP_INTERVAL_S / SWEEP_PARTS, time.monotonic() - SWEEP_INTERVAL_S)
                await asyncio.sleep(due - time.monotonic())
                for connection in connections[part::SWEEP_PARTS]:
                    if connection in self.connections:
                        _look_after(connection)


def _look_after(connection: Connection) -> None:
    try:
        connection.sweep()
    except Exception:
        # One connection failing among many.
        _log.exception("a connection could not be looked after")


def _call_later(delay_s: float, call: Callable[[], None]) -> Callable[[], None]:
    return asyncio.get_running_loop().call_later(delay_s, call).cancel


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])

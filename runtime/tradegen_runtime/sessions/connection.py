"""One live WebSocket: reads frames into its session and keeps its time limits."""

import asyncio
from collections.abc import Callable, Mapping
from math import inf
from typing import Final

from starlette.websockets import WebSocket

from tradegen_runtime import wire
from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.access.visitor import Visitor
from tradegen_runtime.links.link import Link
from tradegen_runtime.links.outbox import Clock, Outbox
from tradegen_runtime.sessions.session import Session, TopicHandler
from tradegen_runtime.sessions.settings import Settings
from tradegen_runtime.tally import LatencyTally
from tradegen_runtime.topics.broadcaster import Broadcaster

_PING: Final = wire.ping()

RENEWAL_S: Final = 30.0
"""How long before its token expires a connection is told so."""


class Connection:
    """The asyncio shell around a session; ``run`` ends when the connection has ended."""

    def __init__(
        self,
        websocket: WebSocket,
        *,
        link: Link,
        handlers: Mapping[str, TopicHandler],
        broadcaster: Broadcaster,
        settings: Settings,
        clock: Clock,
        principal: Principal | None = None,
        gate: Gate | None = None,
        latency: LatencyTally | None = None,
    ) -> None:
        self._websocket: Final = websocket
        self._link: Final = link
        self._settings: Final = settings
        self._clock: Final = clock
        self._opened_at: Final = clock()
        self._received_at = self._opened_at
        self._pinged_at = self._opened_at
        self._due_at = self._opened_at
        """When the limits are next looked at."""
        self._deadline: asyncio.Timeout | None = None
        self._gate: Final = gate
        self._told_to_renew: Principal | None = None
        self._visitor: Final = Visitor(principal, limit_s=settings.source_open_timeout_s, gate=gate)
        self._ended_by_peer = wire.ABNORMAL_CLOSURE
        self.closing: tuple[int, str] | None = None
        """Code and reason with which the server closes."""
        self.outbox: Final = Outbox(limits=settings.outbox, clock=clock, sender=link, lane=link.lane, latency=latency)
        self.session: Final = Session(
            handlers=handlers,
            broadcaster=broadcaster,
            outbox=self.outbox,
            limits=settings.session,
            clock=clock,
            hang_up=self.close,
            doorkeeper=self._visitor,
        )
        link.attach(self.outbox, on_slow=self._close_slow)

    async def run(self) -> None:
        """Serve the accepted connection until either side ends it, then release all it held."""
        try:
            async with self._link:
                await self._receive_until_deadline()
        except TimeoutError:
            self._link.abort()
        finally:
            self.session.close()
            await self._visitor.aclose()

    def close(self, code: int, reason: str) -> None:
        """Release the topics, send what waits and a close frame; a peer that does not answer is cut off."""
        if self.closing is not None:
            return
        self.closing = (code, reason)
        self.session.close()
        self._link.close(code, wire.close_reason(reason))
        self._limit_closing()

    @property
    def close_code(self) -> int:
        """The code with which the connection ends: the server's, or else the peer's."""
        return self._ended_by_peer if self.closing is None else self.closing[0]

    def recheck(self) -> None:
        """Close where the token of the connection is good no more; its topics end at once."""
        if self._gate is None or self.closing is not None or (principal := self._visitor.principal) is None:
            return
        if not self._gate.still_admits(principal):
            self.close(wire.CLOSE_UNAUTHORIZED, "The token is not valid any more")
        elif principal is not self._told_to_renew and (left_s := self._gate.left_s(principal)) <= RENEWAL_S:
            self._told_to_renew = principal
            self.outbox.append(wire.expiring(max(0, round(left_s * 1000))))

    def sweep(self) -> None:
        """Apply the time limits; called twice a second."""
        self.recheck()
        self._link.check_progress()
        if self.closing is not None:
            return
        self.outbox.check_limits()
        if (now := self._clock()) >= self._due_at:
            self._keep_limits(now)
            self._due_at = self._next_due()

    def _keep_limits(self, now: float) -> None:
        settings = self._settings
        if settings.lifespan_s is not None and now - self._opened_at >= settings.lifespan_s:
            self.close(wire.CLOSE_LIFESPAN, "The connection reached its maximum age")
        elif settings.idle_timeout_s is not None and now - self._heard_at() >= settings.idle_timeout_s:
            self.close(wire.CLOSE_IDLE, "Nothing received")
        elif settings.heartbeat_s is not None and now - self._pinged_at >= settings.heartbeat_s:
            self._pinged_at = now
            self.outbox.append(_PING)

    def _next_due(self) -> float:
        """Return the first moment at which a limit may be reached: until then a look at it is not worth its while."""
        settings = self._settings
        limits = (
            (self._opened_at, settings.lifespan_s),
            (self._heard_at(), settings.idle_timeout_s),
            (self._pinged_at, settings.heartbeat_s),
        )
        return min((since + limit_s for since, limit_s in limits if limit_s is not None), default=inf)

    def _heard_at(self) -> float:
        return max(self._received_at, self._link.heard_at)

    def _close_slow(self) -> None:
        self.close(wire.CLOSE_SLOW, "The reader is too slow")

    def _limit_closing(self) -> None:
        if self._deadline is not None and not self._deadline.expired():
            self._deadline.reschedule(asyncio.get_running_loop().time() + self._settings.close_grace_s)

    async def _receive_until_deadline(self) -> None:
        try:
            async with asyncio.timeout(None) as self._deadline:
                if self.closing is not None:
                    self._limit_closing()
                await self._receive_all()
        finally:
            self._deadline = None

    async def _receive_all(self) -> None:
        while True:
            message = await self._websocket.receive()
            if message["type"] == "websocket.disconnect":
                self._ended_by_peer = message.get("code") or wire.ABNORMAL_CLOSURE
                return
            self._received_at = self._clock()
            text = message.get("text")
            if text is None:
                self.session.receive_binary()
            else:
                self.session.receive_text(text)


Opener = Callable[[WebSocket], Connection]
"""Makes the connection of an accepted WebSocket."""

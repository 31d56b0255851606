"""Hands shared frames to our own server protocol, all that wait in one write per turn of the loop."""

import asyncio
import logging
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Protocol

from tradegen_runtime.later import Cancel, Later
from tradegen_runtime.links.lane import SocketLane
from tradegen_runtime.links.outbox import Clock, Outbox

EXTENSION: Final = "tradegen.frames"
"""Name of the ASGI extension under which our protocol offers itself.

``{"tell_shutdown": TellShutdown, "channel": FrameChannel}``, the latter unless frames are compressed.
"""

TellShutdown = Callable[[Callable[[], None]], None]
"""Takes what to call when the server stops: who takes it closes the connection."""

CHUNK_BYTES: Final = 64 * 1024
"""Written at once; the transport may then ask to pause."""

SHORT_S: Final = 0.0002
"""Sending for less than this needs no rest."""

MIN_REST_S: Final = 0.001
"""Timers are no finer (libuv)."""

MAX_REST_S: Final = 0.005
"""The most by which a batch is late."""

NEXT_LOOK_S: Final = 0.5
"""How often a link is looked at; a peer whose time is over sooner is looked at then."""

NEAR_LOOK_S: Final = 0.1
"""How soon a peer that takes what is held for it is looked at again: so well is known when it stops."""

PROBE_BYTES: Final = 512
"""To ask a peer whose window is full, the kernel sends it a few bytes, which it may well take: that is no progress."""

_log = logging.getLogger(__name__)


class FrameChannel(Protocol):
    """What our server protocol offers to the application."""

    @property
    def lane(self) -> SocketLane:
        """Where whole frames are written."""

    @property
    def takes_frames(self) -> bool:
        """The connection is open and its transport is not paused."""

    @property
    def backlog_bytes(self) -> int:
        """Bytes that the transport still holds."""

    @property
    def heard_at(self) -> float:
        """When the peer last sent a byte, on the loop's clock."""

    def attach(self, link: "SharedLink") -> None:
        """Name who writes."""

    def close_now(self, code: int, reason: str, *, grace_s: float) -> None:
        """Write a close frame; end the connection where the peer does not within ``grace_s``."""

    def abort(self) -> None:
        """End the connection at once; the kernel may still send what it holds."""

    def reset(self) -> None:
        """End the connection at once, and drop what the kernel holds for the peer."""


class Tick:
    """Ends a turn of the loop: empties every outbox in which something began to wait, sends every batch of updates.

    Sending batches is followed by a rest of as long, so that under load at most half of the time goes into
    writing, and updates of the next turns share a write. Light load never waits: the rest is over by then.
    """

    def __init__(self) -> None:
        self._links: list[SharedLink] = []
        self._batches: list[Callable[[], None]] = []
        self._rest_until = 0.0

    def add(self, link: "SharedLink") -> None:
        """Empty the outbox of ``link`` when this turn ends."""
        if not self._links:
            asyncio.get_running_loop().call_soon(self._empty_outboxes)
        self._links.append(link)

    def at_end(self, call: Callable[[], None]) -> None:
        """Call once when this turn ends, or when the rest after earlier calls is over."""
        if not self._batches:
            loop, rest_s = asyncio.get_running_loop(), self._rest_until - time.perf_counter()
            if rest_s > 0:
                loop.call_later(rest_s, self._send_batches)
            else:
                loop.call_soon(self._send_batches)
        self._batches.append(call)

    def _empty_outboxes(self) -> None:
        links, self._links = self._links, []
        for link in links:
            try:
                link.flush()
            except Exception:
                # One connection failing among many.
                _log.exception("a connection could not be written to")
                link.abort()

    def _send_batches(self) -> None:
        started = time.perf_counter()
        batches, self._batches = self._batches, []
        for send in batches:
            send()
        ended = time.perf_counter()
        if ended - started >= SHORT_S:
            self._rest_until = ended + min(max(ended - started, MIN_REST_S), MAX_REST_S)


class SharedLink:
    """One connection on our own server."""

    def __init__(
        self, channel: FrameChannel, *, tick: Tick, clock: Clock, later: Later, stall_s: float, grace_s: float
    ) -> None:
        self._channel: Final = channel
        self._lane: Final = channel.lane
        self._tick: Final = tick
        self._clock: Final = clock
        self._later: Final = later
        self._stall_s: Final = stall_s
        self._grace_s: Final = grace_s
        self._backlog = 0
        self._acknowledged = 0
        self._progress_at = clock()
        self._has_ended = False
        self._look_again: Cancel | None = None
        self._outbox: Outbox
        self._on_slow: Callable[[], None]

    async def __aenter__(self) -> "SharedLink":
        # Whoever looks at all links may have begun a round without this one.
        self._look_in(NEXT_LOOK_S)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._has_ended = True
        if self._look_again is not None:
            self._look_again()
        self._outbox.blocked = True

    def attach(self, outbox: Outbox, *, on_slow: Callable[[], None]) -> None:
        """Name the outbox to empty, and whom to tell when the peer is too slow for it."""
        self._outbox = outbox
        self._lane.outbox = outbox
        self._on_slow = on_slow

    @property
    def lane(self) -> SocketLane:
        """The way past the outbox."""
        return self._lane

    @property
    def heard_at(self) -> float:
        """When the peer last sent a byte."""
        return self._channel.heard_at

    def wake(self) -> None:
        """Empty the outbox at the next turn of the loop."""
        self._tick.add(self)

    def relieve(self) -> None:
        """Empty the outbox now."""
        self._write()

    def flush(self) -> None:
        """Write what waits, as far as the transport takes it."""
        if self._outbox.overflowed:
            self._on_slow()
        else:
            self._write()

    def pause(self) -> None:
        """The transport takes nothing for now."""
        self._outbox.blocked = True
        self._progress_at = self._clock()
        self._backlog = self._channel.backlog_bytes

    def resume(self) -> None:
        """The transport takes frames again."""
        self._outbox.blocked = False
        self.flush()

    def close(self, code: int, reason: str) -> None:
        """Write what waits if the transport takes it, then a close frame."""
        self._write()
        self._channel.close_now(code, reason, grace_s=self._grace_s)
        self._has_taken()

    def abort(self) -> None:
        """End the connection without waiting for the peer; one that was too slow, and takes nothing, is reset."""
        holds = self._lane.acknowledged_bytes() is not None
        if self._outbox.overflowed and holds and not self._has_taken():
            self._channel.reset()
        else:
            self._channel.abort()

    def check_progress(self) -> None:
        """Notice a peer that takes nothing of what the transport or the kernel holds for it."""
        if self._has_ended:
            return
        now, has_taken = self._clock(), self._has_taken()
        if has_taken is None:
            self._progress_at = now
        elif has_taken:
            self._progress_at = now
            self._look_in(NEAR_LOOK_S)
        elif (left_s := self._progress_at + self._stall_s - now) <= 0:
            self._on_slow()
            # It takes nothing: no close frame will come through, and none is waited for.
            self._channel.reset()
        elif left_s < NEXT_LOOK_S:
            self._look_in(left_s)

    def _has_taken(self) -> bool | None:
        """Whether the peer has taken something since the last look; ``None``: nothing is held for it."""
        acknowledged, backlog = self._lane.acknowledged_bytes(), self._channel.backlog_bytes
        if acknowledged is None and not self._outbox.blocked:
            return None
        has_taken = backlog < self._backlog or (acknowledged or 0) >= self._acknowledged + PROBE_BYTES
        self._backlog = backlog
        if has_taken and acknowledged is not None:
            self._acknowledged = acknowledged
        return has_taken

    def _look_in(self, delay_s: float) -> None:
        def look() -> None:
            self._look_again = None
            self.check_progress()

        if self._look_again is None:
            self._look_again = self._later(delay_s, look)

    def _write(self) -> None:
        outbox, channel = self._outbox, self._channel
        while outbox and channel.takes_frames:
            outbox.give(CHUNK_BYTES, self._lane.write)
        if outbox.idle and channel.takes_frames:
            self._lane.reopen()

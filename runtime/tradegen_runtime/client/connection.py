"""One socket at a time: opened, watched, left, and replaced when it is lost."""

import math
from collections.abc import Callable
from typing import Protocol

from tradegen_runtime.client.backoff import Backoff
from tradegen_runtime.client.clock import Timer
from tradegen_runtime.client.dialer import ABNORMAL, NORMAL, SILENT, Dialer, Socket, is_final
from tradegen_runtime.client.errors import SubscriptionRefused
from tradegen_runtime.client.options import ClientEvent, ClientOptions, EventKind
from tradegen_runtime.client.silence import SilenceWatch
from tradegen_runtime.client.state import ConnectionState

STEADY_S = 1.0
"""How long a server must have stood after it confirmed something, for its loss to be a new one."""


class ConnectionUser(Protocol):
    """Whom a connection serves; it is told of what has changed already."""

    @property
    def is_active(self) -> bool:
        """Whether somebody needs the connection: only then is a lost socket replaced."""

    def opened(self) -> None:
        """A socket is open."""

    def received(self, text: str | bytes) -> None:
        """A frame came in."""

    def doubted(self) -> None:
        """The other side should be asked for a sign of life."""

    def dropped(self) -> None:
        """The socket is gone, with whatever was true only on it."""

    def delayed(self) -> None:
        """Another socket will be opened, later."""

    def refused(self, error: SubscriptionRefused) -> None:
        """The server closed the socket for good."""


class Connection:
    """A socket to one URL while it is needed, replaced whenever it is lost, with ever longer pauses."""

    def __init__(
        self, url: str, dialer: Dialer, options: ClientOptions, backoff: Backoff, user: ConnectionUser
    ) -> None:
        self.url = url
        self.state: ConnectionState = "idle"
        self._dialer = dialer
        self._options = options
        self._backoff = backoff
        self._user = user
        self._silence = SilenceWatch(
            options.clock,
            ping_after_s=options.ping_after_s,
            limit_s=options.silence_limit_s,
            ask=user.doubted,
            give_up=lambda: self._give_up(SILENT, "the server is mute"),
        )
        self._lost_at: float | None = None  # since when the server has not stood for a while
        self._trusted_at = math.inf  # when it confirmed something on this socket
        self._return_after_s = 0.0
        self._socket: Socket | None = None
        self._timer: Timer | None = None  # connect limit, drain limit, next attempt or idle limit

    def send(self, text: str) -> None:
        """Send a frame, where there is an open socket."""
        if self._socket is not None:
            self._socket.send(text)

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Send another token on the open socket, when there is one."""
        if self._socket is not None:
            self._socket.renew_token(print_frame)

    def use(self) -> None:
        """Somebody needs it: keep the open socket, or open one."""
        match self.state:
            case "open":
                self._stop_timer()  # the idle limit
            case "idle" | "refused":
                self._lost_at = None
                self._dial()
            case _:
                pass

    def settle(self) -> None:
        """Nobody needs it any more: give an open socket a while, and stop everything else."""
        match self.state:
            case "open" | "draining":
                self._set_timer(self._options.idle_close_s, lambda: self._give_up(NORMAL, "no topic"))
            case "connecting" | "waiting":
                self._give_up(NORMAL, "no topic")
            case _:
                pass

    def trust(self) -> None:
        """The server works: where it goes on so, what is lost next is lost then."""
        self._trusted_at = min(self._trusted_at, self._options.clock.now())

    def drain(self, reason: str, reconnect_after_s: float) -> None:
        """Listen on, ask for nothing; the server hangs up when it has said everything."""
        self._return_after_s = reconnect_after_s
        self._set_timer(
            self._options.drain_limit_s,
            lambda: self._give_up(NORMAL, "the server said goodbye and stayed"),
        )
        self._move("draining", reason)

    def close(self) -> None:
        """Hang up; final."""
        self._hang_up(NORMAL)
        self._move("closed")

    def report(self, kind: EventKind, detail: str, error: Exception | None = None) -> None:
        """Report an event of this connection or of who uses it."""
        self._options.tell(ClientEvent(kind=kind, url=self.url, detail=detail, error=error))

    # ------------------------------------------------------------------------------- from the socket

    def opened(self) -> None:
        """The socket is open."""
        self._stop_timer()
        self._return_after_s = 0.0
        self._silence.start()
        self._move("open")
        self._user.opened()

    def received(self, text: str | bytes) -> None:
        """A frame came in."""
        self._silence.heard()
        self._user.received(text)

    def closed(self, code: int, reason: str, *, final: bool = False, retry_after_s: float = 0.0) -> None:
        """Refuse everything where the code is final, else come back after a while."""
        self._drop()
        self._return_after_s = max(self._return_after_s, retry_after_s)
        if final or is_final(code):
            self._move("refused", f"{code} {reason}")
            self._user.refused(SubscriptionRefused(_refusal_code(code), reason or "connection refused"))
        elif self._user.is_active:
            self._redial_later(f"{code} {reason}")
        else:
            self._move("idle")

    # ---------------------------------------------------------------------------------- the socket

    def _dial(self) -> None:
        self._set_timer(
            self._options.connect_timeout_s,
            lambda: self._give_up(ABNORMAL, "no connection within the time limit"),
        )
        self._trusted_at = math.inf
        self._socket = self._dialer.dial(self)
        self._move("connecting")

    def _redial_later(self, why: str) -> None:
        now = self._options.clock.now()
        if self._lost_at is None or now - self._trusted_at >= STEADY_S:
            self._lost_at = now
        delay_s = self._return_after_s + self._backoff.return_s(now - self._lost_at)
        self._return_after_s = 0.0
        self._set_timer(delay_s, self._dial)
        self._move("waiting", f"{why}; next attempt in {delay_s:.1f} s")
        self._user.delayed()

    def _give_up(self, code: int, reason: str) -> None:
        """Hang up, then go on as if the socket had been lost: somebody may need one again."""
        self._hang_up(code)
        self.closed(code, reason)

    def _hang_up(self, code: int) -> None:
        socket = self._socket
        self._drop()
        if socket is not None:
            socket.hang_up(code)

    def _drop(self) -> None:
        self._socket = None
        self._stop_timer()
        self._silence.stop()
        self._user.dropped()

    def _set_timer(self, delay_s: float, call: Callable[[], None]) -> None:
        self._stop_timer()
        self._timer = self._options.clock.later(delay_s, call)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _move(self, state: ConnectionState, detail: str = "") -> None:
        if state != self.state:
            self.state = state
            self.report("connection", f"{state}: {detail}" if detail else state)


def _refusal_code(close_code: int) -> str:
    return f"HTTP_{close_code}" if close_code < NORMAL else f"CLOSED_{close_code}"

"""What a session needs from whoever opens its sockets."""

from collections.abc import Callable
from typing import Protocol

NORMAL = 1000
ABNORMAL = 1006
SILENT = 4000


class SocketEvents(Protocol):
    """What a socket tells its session; nothing more after :meth:`Socket.hang_up` or ``closed``."""

    def opened(self) -> None:
        """The socket is open."""

    def received(self, text: str | bytes) -> None:
        """A frame came in."""

    def closed(self, code: int, reason: str, *, final: bool = False, retry_after_s: float = 0.0) -> None:
        """The socket is gone or never opened. ``final``: trying again is pointless; else not before a time."""


class Socket(Protocol):
    """An open or opening socket."""

    def send(self, text: str) -> None:
        """Send a frame; never waits."""

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Ask for another token, where it may change, and send the frame that holds it."""

    def hang_up(self, code: int) -> None:
        """Close from this side, open or not."""


class Dialer(Protocol):
    """Opens sockets to one URL."""

    def check_loop(self) -> None:
        """Let only calls in the event loop of the sockets pass. Raises: ``RuntimeError`` where another runs."""

    def dial(self, events: SocketEvents) -> Socket:
        """Begin to open a socket; what becomes of it is told to ``events``, later."""
        ...


def is_final(close_code: int) -> bool:
    """Whether a close code forbids to come back: 3500 to 3999 and 4500 to 4999."""
    return 3500 <= close_code <= 3999 or 4500 <= close_code <= 4999

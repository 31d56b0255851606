"""The shortest way to one connection: straight into its socket, past its outbox and its transport."""

import asyncio
import os
import socket
import struct
import sys
from collections.abc import Sequence
from typing import Final

from tradegen_runtime.links.outbox import Outbox
from tradegen_runtime.wire import SharedFrame, begun_frames

if sys.platform == "linux":
    import fcntl
    import termios


ACKNOWLEDGED_AT: Final = 120
"""Where ``tcpi_bytes_acked``, 8 bytes, stands in Linux's ``struct tcp_info`` (since 4.2)."""

NOTHING_UNSENT: Final = bytes(4)
"""What ``TIOCOUTQ`` says of a socket whose peer's machine has taken everything."""

MOST_UNSENT_BYTES: Final = 1
"""Of a short lane the kernel takes more only when it has sent what it took."""

RESET_ON_CLOSE: Final = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)
"""``struct linger``: the kernel does not go on sending for a closed socket."""

UNSENT_OPTION: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)


class SocketLane:
    """A connection as a topic sees it.

    While ``clear`` nothing waits, neither in the outbox nor in the transport, and the connection lives: what is
    written to ``socket`` now overtakes nothing. Whatever lets bytes wait, or ends the connection, sets it to
    False first; only ``reopen`` sets it again. A transport closes its socket after ``connection_lost``, which
    closes the lane: the number never names the socket of another connection.

    It is *short* while only the newest update counts in every topic that sends here: then neither the transport nor the
    kernel of this machine holds updates that a newer one could still replace. Otherwise the kernel may hold a burst.
    """

    __slots__ = ("_conflating", "_short", "_topics", "_transport", "clear", "outbox", "shared", "socket", "wrote")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport: Final = transport
        self.clear = False
        self.wrote = True
        self.shared = False
        self._short = False
        self._topics = 0
        self._conflating = 0
        self.socket: Final = _plain_socket(transport)
        """File descriptor; -1 where bytes must pass the transport, as with TLS."""
        self.outbox: Outbox

    def join(self, *, conflates: bool) -> None:
        """One more topic sends here; ``conflates``: of its updates only the newest counts."""
        self._topics += 1
        self._conflating += conflates
        self._count_topics()

    def part(self, *, conflates: bool) -> None:
        """One topic less."""
        self._topics -= 1
        self._conflating -= conflates
        self._count_topics()

    def write(self, frames: Sequence[SharedFrame]) -> int:
        """Write frames, behind what the transport still holds; return how many are on their way, at least one."""
        self.clear = False
        self.wrote = True
        data = b"".join([frame.wire for frame in frames])
        if self.socket < 0 or self._transport.get_write_buffer_size():
            self._transport.write(data)
            return len(frames)
        try:
            written = os.write(self.socket, data)
        except OSError:
            # Full, or broken: the transport meets the same and knows what to do.
            written = 0
        if written == len(data):
            return len(frames)
        begun, end = begun_frames(frames, written) if self._short else (len(frames), len(data))
        self.keep(data[:end], written)
        return begun

    def keep(self, data: bytes, written: int) -> None:
        """Let the transport write what the socket did not take; the rest may pause it."""
        self.clear = False
        self._transport.write(memoryview(data)[written:])

    def acknowledged_bytes(self) -> int | None:
        """Bytes the peer's machine has taken; ``None`` where the kernel holds none for it, or nobody can tell."""
        if not self.wrote or sys.platform != "linux" or self.socket < 0 or self._transport.is_closing():
            return None
        if fcntl.ioctl(self.socket, termios.TIOCOUTQ, NOTHING_UNSENT) == NOTHING_UNSENT:
            self.wrote = False
            return None
        opened = self._transport.get_extra_info("socket")
        info = opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, ACKNOWLEDGED_AT + 8)
        return int.from_bytes(info[ACKNOWLEDGED_AT:], sys.byteorder) if len(info) > ACKNOWLEDGED_AT else None

    def discard(self) -> None:
        """Let what the kernel holds go with the socket: for a peer that takes nothing it keeps both for minutes."""
        opened = self._transport.get_extra_info("socket")
        if opened is not None and not self._transport.is_closing():
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)

    def reopen(self) -> None:
        """Nothing waits in the outbox: if nothing waits in the transport, the lane is clear."""
        self.clear = self.socket >= 0 and not self._transport.get_write_buffer_size()

    def _count_topics(self) -> None:
        self.shared = self._topics > 1
        short = 0 < self._topics == self._conflating
        if short is not self._short:
            self._short = short
            if not self._transport.is_closing():
                self._shorten()

    def _shorten(self) -> None:
        self._transport.set_write_buffer_limits(high=0 if self._short else None)
        opened = self._transport.get_extra_info("socket")
        if UNSENT_OPTION is not None and opened is not None and opened.family in (socket.AF_INET, socket.AF_INET6):
            # 0: what the system is set to.
            opened.setsockopt(socket.IPPROTO_TCP, UNSENT_OPTION, MOST_UNSENT_BYTES if self._short else 0)


def _plain_socket(transport: asyncio.Transport) -> int:
    opened = transport.get_extra_info("socket")
    if opened is None or os.name != "posix" or transport.get_extra_info("sslcontext") is not None:
        return -1
    return int(opened.fileno())

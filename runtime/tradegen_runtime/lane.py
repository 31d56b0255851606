"""The shortest way to one connection: straight into its socket, past its outbox and its transport."""

import asyncio
import os
import socket
import sys
from typing import Final

from tradegen_runtime.outbox import Outbox

if sys.platform == "linux":
    import fcntl
    import termios


ACKNOWLEDGED_AT: Final = 120
"""Where ``tcpi_bytes_acked``, 8 bytes, stands in Linux's ``struct tcp_info`` (since 4.2)."""


class SocketLane:
    """A connection as a topic sees it.

    While ``clear`` nothing waits, neither in the outbox nor in the transport, and the connection lives: what is
    written to ``socket`` now overtakes nothing. Whatever lets bytes wait, or ends the connection, sets it to
    False first; only ``reopen`` sets it again. A transport closes its socket after ``connection_lost``, which
    closes the lane: the number never names the socket of another connection.
    """

    __slots__ = ("_transport", "clear", "followed", "outbox", "socket")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport: Final = transport
        self.clear = False
        self.followed = 0
        self.socket: Final = _plain_socket(transport)
        """File descriptor; -1 where bytes must pass the transport, as with TLS."""
        self.outbox: Outbox

    def write(self, data: bytes) -> None:
        """Write whole frames, behind what the transport still holds."""
        self.clear = False
        if self.socket < 0 or self._transport.get_write_buffer_size():
            self._transport.write(data)
            return
        try:
            written = os.write(self.socket, data)
        except OSError:
            # Full, or broken: the transport meets the same and knows what to do.
            written = 0
        if written < len(data):
            self.keep(data, written)

    def keep(self, data: bytes, written: int) -> None:
        """Let the transport write what the socket did not take; the rest may pause it."""
        self.clear = False
        self._transport.write(memoryview(data)[written:])

    def acknowledged_bytes(self) -> int | None:
        """Bytes the peer's machine has taken; ``None`` where the kernel holds none for it, or nobody can tell."""
        if sys.platform != "linux" or self.socket < 0 or self._transport.is_closing():
            return None
        opened = self._transport.get_extra_info("socket")
        if fcntl.ioctl(self.socket, termios.TIOCOUTQ, bytes(4)) == bytes(4):
            return None
        info = opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, ACKNOWLEDGED_AT + 8)
        return int.from_bytes(info[ACKNOWLEDGED_AT:], sys.byteorder) if len(info) > ACKNOWLEDGED_AT else None

    def reopen(self) -> None:
        """Nothing waits in the outbox: if nothing waits in the transport, the lane is clear."""
        self.clear = self.socket >= 0 and not self._transport.get_write_buffer_size()


def _plain_socket(transport: asyncio.Transport) -> int:
    opened = transport.get_extra_info("socket")
    if opened is None or os.name != "posix" or transport.get_extra_info("sslcontext") is not None:
        return -1
    return int(opened.fileno())

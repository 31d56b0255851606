"""One WebSocket of the load client: a bare socket and what it has seen."""

import socket
import struct
from typing import Final

MASK: Final = bytes(4)


class Peer:
    """One connection."""

    def __init__(self, port: int, receive_buffer: int) -> None:
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect(("127.0.0.1", port))
        self.rest = b""
        self.topic = 0
        self.updates = 0
        self.seq = 0
        self.gaps = 0

    def upgrade(self, path: str) -> None:
        """Send the opening handshake."""
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )

    def read_answer(self) -> None:
        """Read the answer to the handshake."""
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self._receive(1)
        if not answer.startswith(b"HTTP/1.1 101"):
            raise SystemExit(f"handshake refused: {answer!r}")

    def follow(self, topic: int) -> None:
        """Subscribe to a topic."""
        self.topic = topic
        body = b'{"type":"orders.subscribe","payload":{"accountId":"A-%d"}}' % topic
        self.send(0x81, body)

    def read_confirmation(self) -> None:
        """Read the frame that confirms the subscription."""
        head = self._receive(2)
        size = head[1] if head[1] < 126 else int.from_bytes(self._receive(2))
        while size:
            size -= len(self._receive(size))

    def send(self, opcode: int, body: bytes) -> None:
        """Send a short frame, masked with zeros."""
        self.socket.send(bytes((opcode, 0x80 | len(body))) + MASK + body)

    def reset(self) -> None:
        """End without a goodbye."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def take_seq(self, seq: int) -> None:
        """Count an update, and a gap unless it follows the one before."""
        self.updates += 1
        self.gaps += self.seq != 0 and seq != self.seq + 1
        self.seq = seq

    def _receive(self, size: int) -> bytes:
        data = self.socket.recv(size)
        if not data:
            raise SystemExit("the server has closed a connection")
        return data

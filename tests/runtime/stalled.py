"""A WebSocket client that reads its handshake and then nothing more."""

import asyncio
import json
import socket
import struct
from types import TracebackType
from typing import Any

from websockets.frames import Frame, Opcode


class StalledReader:
    """Keeps a small receive buffer, so that what the server sends soon has nowhere to go."""

    def __init__(self, port: int, path: str, *, receive_buffer: int | None = 4096) -> None:
        self._address = ("127.0.0.1", port)
        self._path = path
        self._unread = b""
        self.socket = socket.socket()
        if receive_buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.setblocking(False)

    async def __aenter__(self) -> "StalledReader":
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.socket, self._address)
        handshake = (
            f"GET {self._path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        await loop.sock_sendall(self.socket, handshake.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += await loop.sock_recv(self.socket, 1)
        assert answer.startswith(b"HTTP/1.1 101")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    async def send(self, frame: object) -> None:
        """Send a JSON frame."""
        encoded = Frame(Opcode.TEXT, json.dumps(frame).encode()).serialize(mask=True)
        await asyncio.get_running_loop().sock_sendall(self.socket, encoded)

    def reset(self) -> None:
        """End without a goodbye, with a reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    async def read_to_end(self) -> bytes:
        """Read until the server has ended the connection, politely or not; return the last bytes."""
        loop = asyncio.get_running_loop()
        last = b""
        try:
            while chunk := await loop.sock_recv(self.socket, 1 << 16):
                last = (last + chunk)[-256:]
        except ConnectionResetError:
            pass
        return last

    async def read_until(self, end: bytes) -> None:
        """Read until what was received ends with ``end``; fail where the server ends before."""
        loop = asyncio.get_running_loop()
        received = b""
        while not received.endswith(end):
            chunk = await loop.sock_recv(self.socket, 1 << 16)
            assert chunk, "the connection has ended"
            received = received[-len(end) :] + chunk

    async def read_frames(self, count: int) -> list[dict[str, Any]]:
        """Read so many text frames of 126 to 65,535 bytes."""
        loop = asyncio.get_running_loop()
        frames: list[dict[str, Any]] = []
        while len(frames) < count:
            size = int.from_bytes(self._unread[2:4]) + 4
            if len(self._unread) >= max(size, 4):
                frames.append(json.loads(self._unread[4:size]))
                self._unread = self._unread[size:]
            else:
                chunk = await loop.sock_recv(self.socket, 1 << 20)
                assert chunk, "the connection has ended"
                self._unread += chunk
        return frames

"""A WebSocket as bytes: sends what no library would, and says how the server took it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from tests.e2e.live_server import PATIENCE_S

MASK: Final = bytes((1, 2, 3, 4))
TEXT: Final = 0x1
CLOSE: Final = 0x8
RESET: Final = 1006
"""Stands for an end without a close frame (RFC 6455 §7.4.1)."""


def frame(opcode: int, body: bytes = b"", *, final: bool = True, reserved: int = 0, masked: bool = True) -> bytes:
    """Return one frame, whatever RFC 6455 says of it."""
    head = bytes(((0x80 if final else 0) | reserved << 4 | opcode,))
    mask_bit = 0x80 if masked else 0
    size = len(body)
    if size < 126:
        head += bytes((mask_bit | size,))
    elif size < 65536:
        head += bytes((mask_bit | 126,)) + size.to_bytes(2)
    else:
        head += bytes((mask_bit | 127,)) + size.to_bytes(8)
    return head + MASK + mask(body) if masked else head + body


def mask(body: bytes) -> bytes:
    """Mask a payload."""
    size = len(body)
    key = (MASK * (size // 4 + 1))[:size]
    return (int.from_bytes(body) ^ int.from_bytes(key)).to_bytes(size) if size else b""


class BareSocket:
    """One upgraded connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self.writer = writer

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)

    def send_json(self, value: object) -> None:
        """Send a text frame."""
        self.send(frame(TEXT, json.dumps(value).encode()))

    async def receive(self) -> tuple[int, bytes]:
        """Return opcode and payload of the next frame; the close code as payload, where it is one, or RESET."""
        try:
            head = await self._reader.readexactly(2)
            size = head[1] & 0x7F
            if size == 126:
                size = int.from_bytes(await self._reader.readexactly(2))
            elif size == 127:
                size = int.from_bytes(await self._reader.readexactly(8))
            return head[0] & 0x0F, await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return CLOSE, RESET.to_bytes(2)

    async def verdict(self, request_id: str = "alive") -> tuple[int | None, list[dict[str, Any]]]:
        """Ask for a sign of life; return the close code, or None where it lives, and the frames until then.

        Raises:
            TimeoutError: neither; the connection is a zombie.
        """
        self.send_json({"type": "ping", "id": request_id})
        frames: list[dict[str, Any]] = []
        async with asyncio.timeout(PATIENCE_S):
            while True:
                opcode, body = await self.receive()
                if opcode == CLOSE:
                    return int.from_bytes(body[:2]) if body else 1005, frames
                if opcode != TEXT:
                    continue
                frames.append(json.loads(body))
                if frames[-1]["type"] == "pong" and frames[-1].get("id") == request_id:
                    return None, frames[:-1]


@asynccontextmanager
async def bare_socket(port: int, path: str, *, offer: str = "") -> AsyncIterator[BareSocket]:
    """Open a connection; ``offer`` is a value of ``Sec-WebSocket-Extensions``."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    extensions = f"Sec-WebSocket-Extensions: {offer}\r\n" if offer else ""
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{extensions}"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    answer = await reader.readuntil(b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 101"), answer
    try:
        yield BareSocket(reader, writer)
    finally:
        writer.transport.abort()

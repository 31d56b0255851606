"""A TCP relay between a client and a server: cuts, resets, freezes, holds up, slows down and redirects connections."""

import asyncio
import socket
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

CHUNK_BYTES = 65536
DRIP_BYTES = 256
SMALL_BUFFER = 2048
"""Of which Linux makes 4096. Behind a larger one it says only every few seconds that a slow reader has read."""


class Relay:
    """Forwards every connection to ``target_port``, until it is told otherwise."""

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.port = 0
        self.bytes_per_s: float | None = None
        """From the server to connections made while it is set, which get small buffers; it may change later."""
        self.receive_buffer: int | None = None
        """Of connections made while it is set: what the kernel may hold for the relay, in bytes."""
        self.accepted_at: list[float] = []
        """When each connection came, on the monotonic clock."""
        self._flows: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._frozen: set[asyncio.StreamWriter] = set()
        self._accepted = asyncio.Event()
        self._may_flow = asyncio.Event()
        self._may_flow.set()

    @property
    def url(self) -> str:
        """Base URL for a client."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection off."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    def reset(self) -> None:
        """Break every connection off with a reset, in both directions."""
        for writer in tuple(self._writers):
            opened = writer.get_extra_info("socket")
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()

    def freeze(self) -> None:
        """Let the connections of this moment carry nothing any more, without closing them."""
        self._frozen.update(self._writers)

    def hold(self) -> None:
        """Read nothing for now: what is sent piles up at the sender."""
        self._may_flow.clear()

    def release(self) -> None:
        """Read again."""
        self._may_flow.set()

    async def comes(self, number: int) -> None:
        """Wait until so many connections have come in all."""
        while len(self.accepted_at) < number:
            self._accepted.clear()
            await self._accepted.wait()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward one connection in both directions."""
        self.accepted_at.append(time.monotonic())
        self._accepted.set()
        slow = self.bytes_per_s is not None
        try:
            onward_reader, onward_writer = await self._reach_target(slow=slow)
        except OSError:
            writer.transport.abort()
            return
        flows = (self._flow(reader, onward_writer), self._flow(onward_reader, writer, slow=slow))
        for flow in flows:
            task = asyncio.create_task(flow)
            self._flows.add(task)
            task.add_done_callback(self._flows.discard)

    async def _reach_target(self, *, slow: bool) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        opened = socket.socket()
        try:
            if (size := SMALL_BUFFER if slow else self.receive_buffer) is not None:
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, size)
            opened.setblocking(False)
            await asyncio.get_running_loop().sock_connect(opened, ("127.0.0.1", self.target_port))
            return await asyncio.open_connection(sock=opened, limit=DRIP_BYTES if slow else CHUNK_BYTES)
        except OSError:
            opened.close()
            raise

    async def _flow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, slow: bool = False) -> None:
        self._writers.add(writer)
        chunk = DRIP_BYTES if slow else CHUNK_BYTES
        try:
            with suppress(OSError):
                while data := await reader.read(chunk):
                    await self._may_flow.wait()
                    if writer not in self._frozen:
                        writer.write(data)
                        await writer.drain()
                    if slow and self.bytes_per_s is not None:
                        await asyncio.sleep(len(data) / self.bytes_per_s)
        finally:
            self._writers.discard(writer)
            writer.close()

    async def aclose(self) -> None:
        """Break everything off and end."""
        self.cut()
        for task in tuple(self._flows):
            task.cancel()
        await asyncio.gather(*self._flows, return_exceptions=True)


@asynccontextmanager
async def relay(target_port: int) -> AsyncIterator[Relay]:
    """Run a relay on a free port."""
    made = Relay(target_port)
    async with await asyncio.start_server(made.carry, "127.0.0.1", 0, backlog=2048) as server:
        made.port = server.sockets[0].getsockname()[1]
        try:
            yield made
        finally:
            await made.aclose()

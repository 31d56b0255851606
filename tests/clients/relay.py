"""A TCP relay between a client and a server: cuts, freezes and redirects connections."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Relay:
    """Forwards every connection to ``target_port``, until it is told otherwise."""

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.port = 0
        self._flows: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._frozen: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        """Base URL for a client."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection off."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    def freeze(self) -> None:
        """Let the connections of this moment carry nothing any more, without closing them."""
        self._frozen.update(self._writers)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward one connection in both directions."""
        try:
            onward_reader, onward_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            writer.transport.abort()
            return
        flows = (self._flow(reader, onward_writer), self._flow(onward_reader, writer))
        for flow in flows:
            task = asyncio.create_task(flow)
            self._flows.add(task)
            task.add_done_callback(self._flows.discard)

    async def _flow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            with suppress(OSError):
                while data := await reader.read(65536):
                    if writer not in self._frozen:
                        writer.write(data)
                        await writer.drain()
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
    async with await asyncio.start_server(made.carry, "127.0.0.1", 0) as server:
        made.port = server.sockets[0].getsockname()[1]
        try:
            yield made
        finally:
            await made.aclose()

"""A uvicorn server in the test's own event loop, on a free loopback port."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Literal

import uvicorn
from fastapi import FastAPI

from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS

DeliveryPath = Literal["shared", "asgi", "other"]
"""``shared``: our server protocol. ``asgi``: uvicorn's own, through standard sends. ``other``: uvicorn's older one."""

DELIVERY_PATHS: Final[tuple[DeliveryPath, ...]] = ("shared", "asgi")


@dataclass(frozen=True)
class RunningServer:
    """A server that accepts connections."""

    port: int
    app: FastAPI
    uvicorn: uvicorn.Server
    task: asyncio.Task[None]

    @property
    def http(self) -> str:
        """Base URL of HTTP."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        """Base URL of WebSockets."""
        return f"ws://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Stop as on SIGTERM and wait until the server has ended."""
        self.uvicorn.should_exit = True
        await self.task


class _AnnouncingServer(uvicorn.Server):
    """Says when it serves."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.serving: Final = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.serving.set()


@asynccontextmanager
async def serve(
    app: FastAPI,
    *,
    path: DeliveryPath = "shared",
    compressed: bool = False,
    keepalive: bool = True,
    ping_s: float | None = None,
) -> AsyncIterator[RunningServer]:
    """Serve ``app`` until the block ends; ``compressed`` allows permessage-deflate.

    Without ``keepalive`` clients need not answer pings. ``ping_s``: time between pings, and for each answer.
    """
    config = uvicorn.Config(app, log_level="warning", lifespan="on", **SERVER_OPTIONS)
    config.ws_per_message_deflate = compressed
    if not keepalive:
        config.ws_ping_interval = None
    if ping_s is not None:
        config.ws_ping_interval = config.ws_ping_timeout = ping_s
    if path != "shared":
        config.ws = "websockets-sansio" if path == "asgi" else "websockets"
    # asyncio turns Nagle's algorithm off for sockets that name their protocol only; on, each answer waits 40 ms.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = _AnnouncingServer(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        serving = asyncio.create_task(server.serving.wait())
        await asyncio.wait([task, serving], return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            serving.cancel()
            await task
        running = RunningServer(listener.getsockname()[1], app, server, task)
        try:
            yield running
        finally:
            await running.stop()

"""A FastAPI application on uvicorn and uvloop, as every measured ASGI server runs."""

import asyncio
import os
import socket
from typing import Final

import uvicorn
from fastapi import FastAPI
from tests.bench.publisher import Send, obey

from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS

QUIET: Final = "QUIET"
"""Environment variable: no keepalive pings, where frames are counted and not parsed."""


async def serve(app: FastAPI, send: Send, *, ws: str) -> None:
    """Serve until the standard input ends; ``ws`` names uvicorn's WebSocket protocol."""
    config = uvicorn.Config(app, log_level="warning", lifespan="on", backlog=8192, **SERVER_OPTIONS)
    config.ws = ws
    if QUIET in os.environ:
        config.ws_ping_interval = None
    with socket.create_server(("127.0.0.1", 0), backlog=8192) as listener:
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        await obey(send, port=listener.getsockname()[1])
        server.should_exit = True
        await task

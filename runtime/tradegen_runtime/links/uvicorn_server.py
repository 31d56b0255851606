"""The server process: uvicorn with our protocol, which also ends when it is told to before it serves."""

import asyncio
import logging
import signal
import socket
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.lifespan.on import LifespanOn

from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS

STARTUP_FAILURE: Final = 3
"""Exit code of a process that never served, as uvicorn has it."""


MOST_STOPPING_S: Final = 28.0
"""From the signal on, for everything: the rest of the 30 s is for what is cancelled then."""

CANCELLED_S: Final = 1.0
"""What a service that is cancelled while it ends has for that."""

_log = logging.getLogger(__name__)


class StoppableLifespan(LifespanOn):
    """The life of the application in a task that can be cancelled: what it had entered until then is left."""

    _task: asyncio.Task[None] | None = None

    async def main(self) -> None:
        """Enter the application, and leave it when the server stops."""
        self._task = asyncio.current_task()
        await super().main()

    def give_up(self) -> None:
        """Wait no longer until the application is entered; called by a signal handler, between any two steps."""
        if self._task is not None and not self.startup_event.is_set():
            self._task.get_loop().call_soon_threadsafe(self._cancel, self._task)

    async def cut_short(self) -> None:
        """Cancel the leaving of the application; it is waited for, but not for ever."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=CANCELLED_S)

    def _cancel(self, task: asyncio.Task[None]) -> None:
        if not self.startup_event.is_set():
            task.cancel()


class StoppableServer(uvicorn.Server):
    """Uvicorn waits until the application is entered, however long that takes, before it looks whether to exit."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        config.load()
        config.lifespan_class = StoppableLifespan

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop as soon as everything that was begun is over; on a second SIGINT at once."""
        super().handle_exit(sig, frame)
        if self.force_exit:
            signal.signal(sig, signal.SIG_DFL)
            signal.raise_signal(sig)
        if isinstance(lifespan := getattr(self, "lifespan", None), StoppableLifespan):
            lifespan.give_up()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop within the time that is promised, whatever the application's services do when they are left."""
        try:
            async with asyncio.timeout(MOST_STOPPING_S):
                await super().shutdown(sockets)
        except TimeoutError:
            _log.error("the application did not end within %g s; what still runs is cancelled", MOST_STOPPING_S)
            if isinstance(self.lifespan, StoppableLifespan):
                await self.lifespan.cut_short()


def run_server(app: str, *, host: str, port: int, log_level: str = "info", access_log: bool = True) -> int:
    """Serve ``app`` (``package.module:name``) until the process is told to stop; return the exit code.

    ``log_level`` is one of uvicorn's names; ``access_log`` is about the line for each request.
    """
    config = uvicorn.Config(app, host=host, port=port, log_level=log_level, access_log=access_log, **SERVER_OPTIONS)
    server = StoppableServer(config)
    with suppress(KeyboardInterrupt):
        server.run()
    return 0 if server.started else STARTUP_FAILURE

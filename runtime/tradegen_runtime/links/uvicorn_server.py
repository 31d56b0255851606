"""The server process: uvicorn with our protocol, which also ends when it is told to before it serves."""

import asyncio
import signal
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.lifespan.on import LifespanOn

from tradegen_runtime.links.uvicorn_protocol import SERVER_OPTIONS

STARTUP_FAILURE: Final = 3
"""Exit code of a process that never served, as uvicorn has it."""


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


def run_server(app: str, *, host: str, port: int, log_level: str = "info", access_log: bool = True) -> int:
    """Serve ``app`` (``package.module:name``) until the process is told to stop; return the exit code.

    ``log_level`` is one of uvicorn's names; ``access_log`` is about the line for each request.
    """
    config = uvicorn.Config(app, host=host, port=port, log_level=log_level, access_log=access_log, **SERVER_OPTIONS)
    server = StoppableServer(config)
    with suppress(KeyboardInterrupt):
        server.run()
    return 0 if server.started else STARTUP_FAILURE

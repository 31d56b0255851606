"""The event loop that a client belongs to."""

import asyncio


class HomeLoop:
    """The loop in which a client is first used: its sockets, timers and pooled connections live there only."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None

    def check(self) -> None:
        """Let only calls in this loop pass; what belongs to another would wait for ever.

        Raises:
            RuntimeError: another event loop runs, or none.
        """
        running = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = running
        elif self._loop is not running:
            what = "an event loop that has ended" if self._loop.is_closed() else "another event loop"
            raise RuntimeError(f"this client belongs to {what}; make one inside each asyncio.run()")

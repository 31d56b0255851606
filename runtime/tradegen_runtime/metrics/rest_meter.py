"""Counts REST requests by operation and status, and how long their answers took to begin and end."""

import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tradegen_runtime.tally import RestTally

OTHER: Final = "other"
"""What is no operation: documents, pages, and what no route answers."""


class RestMeter:
    """Sees every request and its answer; one that fails is answered 500 further out."""

    def __init__(self, app: ASGIApp, tally: RestTally) -> None:
        self._app: Final = app
        self._tally: Final = tally

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, connection or lifespan."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            operation = getattr(scope.get("route"), "operation_id", None) or OTHER
            self._tally.observe(operation, status, time.monotonic() - started)

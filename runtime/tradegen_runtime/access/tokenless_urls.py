"""Refuses tokens in URLs, and takes them out before anybody logs the URL."""

from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from tradegen_runtime.access.credential import has_token_in_url
from tradegen_runtime.rest.problem import problem_response


class TokenlessUrls:
    """Answers 400 to a request or an upgrade whose query string holds a token.

    Servers log a URL when its answer begins, from the very scope they gave us: the query is wiped there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app: Final = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, connection or lifespan."""
        if scope["type"] not in ("http", "websocket") or not has_token_in_url(scope["query_string"]):
            await self._app(scope, receive, send)
            return
        scope["query_string"] = b""
        if scope["type"] == "http":
            await _refusal(scope["path"])(scope, receive, send)
        elif "websocket.http.response" in scope.get("extensions", {}):
            await WebSocket(scope, receive, send).send_denial_response(_refusal(scope["path"]))
        else:
            await WebSocket(scope, receive, send).close()


def _refusal(path: str) -> Response:
    return problem_response(400, "TOKEN_IN_URL", "A token must not stand in a URL", instance=path)

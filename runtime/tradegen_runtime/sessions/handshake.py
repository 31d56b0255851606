"""Who may open a WebSocket: decided before it is accepted, refused with an HTTP status."""

from collections.abc import Set
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketState

from tradegen_runtime import wire
from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.guard import PUBLIC, require_any
from tradegen_runtime.access.principal import Principal

SUBPROTOCOL: Final = "tradegen.v1"
"""Answered where a client offers it: browsers carry a token in a second offered subprotocol, never repeated."""


class HandshakeRefusedError(Exception):
    """A WebSocket is refused before it is accepted, with an HTTP status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status: Final = status
        self.reason: Final = reason


def identify(websocket: WebSocket, accesses: Set[str], gate: Gate | None) -> Principal | None:
    """Return who asks for an endpoint with topics of these accesses; where all are public nobody is asked.

    Beside public topics a stranger is let in, and each other topic refuses them.

    Raises:
        Refusal: the token is not valid, or no topic here is open to who asks.
        LookupError: topics are not public and there is no gate.
    """
    if accesses <= {PUBLIC}:
        return None
    if gate is None:
        raise LookupError("an endpoint has topics that are not public, and no gate")
    principal = gate.identify(websocket)
    if PUBLIC not in accesses:
        require_any(accesses, principal)
    return principal


async def deny_handshake(websocket: WebSocket, refused: Exception) -> None:
    """Answer a refused upgrade; one that ``auth_handler`` has accepted already is closed."""
    status = refused.status if isinstance(refused, HandshakeRefusedError) else 500
    if websocket.application_state is not WebSocketState.CONNECTING:
        await websocket.close(wire.CLOSE_GOING_AWAY, str(refused))
    elif "websocket.http.response" in websocket.scope.get("extensions", {}):
        # RFC 9110 §11.6.1: a 401 names the scheme to use.
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        await websocket.send_denial_response(PlainTextResponse(str(refused), status_code=status, headers=headers))
    else:
        await websocket.close()

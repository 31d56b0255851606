"""Where a token stands in a request: header, WebSocket subprotocol or cookie, never the URL."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import parse_qsl

from starlette.requests import HTTPConnection

from tradegen_runtime.access.guard import unauthenticated

BEARER_PROTOCOL: Final = "bearer."
"""Begins the subprotocol that carries a token, for browsers can set no header on a WebSocket."""

_URL_NAMES: Final = frozenset(("access_token", "bearer", "id_token", "jwt"))
_NOT_OF_A_TOKEN: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_LEAST_HEAD: Final = len("eyJ") + 5


@dataclass(frozen=True, slots=True)
class Credential:
    """A token as it came; ``by_cookie``: the browser sent it unasked."""

    token: str = field(repr=False)
    place: Literal["header", "subprotocol", "cookie"]

    @property
    def by_cookie(self) -> bool:
        """Whether the browser attaches it whoever made the request."""
        return self.place == "cookie"


def find_credential(connection: HTTPConnection, *, cookie: str) -> Credential | None:
    """Return the token of a request; an explicit one goes before the ``cookie`` (empty: none is read).

    Raises:
        Refusal: ``UNAUTHENTICATED``, there are two explicit ones, or one that cannot be read.
    """
    explicit = [*_from_headers(connection), *_from_subprotocols(connection)]
    if len(explicit) > 1:
        raise unauthenticated("There is more than one token")
    if explicit:
        return explicit[0]
    token = connection.cookies.get(cookie) if cookie else None
    return Credential(token, "cookie") if token else None


def has_token_in_url(query: bytes) -> bool:
    """Whether a query string carries a token, by its name or by its look."""
    text = query.decode("latin-1")
    pairs = parse_qsl(text, keep_blank_values=True)
    return any(name.lower() in _URL_NAMES or _holds_signed(value) for name, value in pairs) or _holds_signed(text)


def _holds_signed(text: str) -> bool:
    """Whether something in a text looks like a signed token: ``eyJ….….…``.

    Not by one pattern: that would begin anew at every ``eyJ``, and a stranger may send 20,000 of them.
    """
    for run in _NOT_OF_A_TOKEN.split(text) if "eyJ" in text else ():
        head, *parts = run.split(".")
        for part in parts[:-1]:
            if part and 0 <= head.find("eyJ") <= len(head) - _LEAST_HEAD:
                return True
            head = part
    return False


def _from_headers(connection: HTTPConnection) -> list[Credential]:
    found = (header.partition(" ") for header in connection.headers.getlist("authorization"))
    return [Credential(token.strip(), "header") for scheme, _, token in found if scheme.lower() == "bearer"]


def _from_subprotocols(connection: HTTPConnection) -> list[Credential]:
    offered: list[str] = connection.scope.get("subprotocols", [])
    return [Credential(_decode(name), "subprotocol") for name in offered if name.startswith(BEARER_PROTOCOL)]


def _decode(protocol: str) -> str:
    text = protocol.removeprefix(BEARER_PROTOCOL)
    try:
        padded = text + "=" * (-len(text) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raise unauthenticated("The token is not valid here") from None

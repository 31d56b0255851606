"""From which web pages a browser may speak for its user (cross-site WebSocket hijacking, OWASP ASVS 4.4.2)."""

import re
from typing import Final

from starlette.requests import HTTPConnection

from tradegen_runtime.access.key_set import AuthSettingError

_ORIGIN: Final = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
_DEFAULT_PORTS: Final = {"http": ":80", "https": ":443"}
_SCHEMES: Final = {"http": "http", "https": "https", "ws": "http", "wss": "https"}


def read_origins(text: str) -> frozenset[str]:
    """Read origins with commas between, each as browsers send it: ``https://app.example.com``.

    Raises:
        AuthSettingError: one is not an origin; there are no wildcards.
    """
    found = frozenset(part.strip() for part in text.split(",")) - {""}
    for origin in found:
        if _ORIGIN.fullmatch(origin) is None:
            raise AuthSettingError(f"{origin!r} is not an origin such as https://app.example.com")
    return frozenset(map(_plain, found))


def is_allowed_origin(connection: HTTPConnection, allowed: frozenset[str]) -> bool:
    """Whether the one ``Origin`` header is allowed: named in ``allowed``, or else the server's own origin.

    The whole origin counts: scheme, host and port. A missing header and ``null`` are no origin.
    """
    sent = connection.headers.getlist("origin")
    if len(sent) != 1 or _ORIGIN.fullmatch(sent[0]) is None:
        return False
    return _plain(sent[0]) in (allowed or {own_origin(connection)})


def own_origin(connection: HTTPConnection) -> str:
    """Return the origin of a page that this very server would serve under the name it was called by."""
    scheme = _SCHEMES.get(connection.scope.get("scheme", "http"), "http")
    return _plain(f"{scheme}://{connection.headers.get('host', '').lower()}")


def _plain(origin: str) -> str:
    """Leave out the port that the scheme implies (RFC 6454 §6.2)."""
    scheme = origin.partition(":")[0]
    return origin.removesuffix(_DEFAULT_PORTS.get(scheme, ""))

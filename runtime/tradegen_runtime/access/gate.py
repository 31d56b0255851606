"""Decides who stands behind a request, once per request or connection."""

import time
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from starlette.requests import HTTPConnection

from tradegen_runtime.access.credential import Credential, find_credential
from tradegen_runtime.access.guard import unauthenticated
from tradegen_runtime.access.key_set import AuthSettingError, load_key_set
from tradegen_runtime.access.origin import is_allowed_origin, read_origins
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.access.revocations import Revocations
from tradegen_runtime.access.token_verifier import LEEWAY_S, TokenVerifier, WallClock
from tradegen_runtime.refusal import Refusal

SettingT = TypeVar("SettingT")

_SAFE_METHODS: Final = ("GET", "HEAD", "OPTIONS")


class Gate:
    """Reads and verifies tokens; ``cookie`` (a name) and ``origins`` say what browsers may do."""

    def __init__(
        self,
        verifier: TokenVerifier,
        *,
        cookie: str = "",
        origins: frozenset[str] = frozenset(),
        clock: WallClock = time.time,
    ) -> None:
        self._verifier: Final = verifier
        self._cookie: Final = cookie
        self._origins: Final = origins
        self._clock: Final = clock
        self.revocations: Final = Revocations()

    def identify(self, connection: HTTPConnection) -> Principal | None:
        """Return who sends a request or opens a WebSocket; ``None`` where there is no token.

        Raises:
            Refusal: 401 where the token is not valid, 403 where a page of another origin sends it.
        """
        credential = find_credential(connection, cookie=self._cookie)
        self._check_origin(connection, credential)
        if credential is None:
            return None
        return self._verify(credential.token)

    def renew(self, principal: Principal, token: str) -> Principal:
        """Return whom a new token speaks for, who is the holder of the old one.

        Raises:
            Refusal: ``UNAUTHENTICATED``, the token is not valid; ``FORBIDDEN``, it is of another subject.
        """
        renewed = self._verify(token)
        if renewed.subject != principal.subject:
            raise Refusal("FORBIDDEN", "The token is of another subject", status=403)
        return renewed

    def left_s(self, principal: Principal) -> float:
        """Seconds until the token expires, without the leeway."""
        return principal.expires_at - self._clock()

    def still_admits(self, principal: Principal) -> bool:
        """Whether the token behind ``principal`` is neither expired nor revoked by now."""
        return self._clock() < principal.expires_at + LEEWAY_S and not self.revocations.cover(principal)

    def revoke(self, *, subject: str | None = None, token_id: str | None = None) -> None:
        """Refuse a token by its ``jti``, or all that a subject was issued until now."""
        if subject is not None:
            self.revocations.add_subject(subject, self._clock())
        if token_id is not None:
            self.revocations.add_token(token_id)

    def _verify(self, token: str) -> Principal:
        principal = self._verifier.verify(token, self._clock())
        if self.revocations.cover(principal):
            raise unauthenticated("The token was revoked")
        return principal

    def _check_origin(self, connection: HTTPConnection, credential: Credential | None) -> None:
        """Refuse what a foreign page may have made a browser send along with its cookies.

        An upgrade is checked whenever cookies are read. Programs send no Origin, which is fine unless the
        token is a cookie.
        """
        if not self._cookie:
            return
        by_cookie = credential is not None and credential.by_cookie
        if connection.scope["type"] == "websocket":
            is_checked = by_cookie or "origin" in connection.headers
        else:
            is_checked = by_cookie and connection.scope["method"] not in _SAFE_METHODS
        if is_checked and not is_allowed_origin(connection, self._origins):
            raise Refusal("FORBIDDEN", "Not from this origin", status=403)


def gate_from(environment: Mapping[str, str]) -> Gate | None:
    """Read ``TRADEGEN_AUTH_JWKS``, ``…_ISSUER``, ``…_AUDIENCE``, ``…_ROLES_CLAIM``, ``…_COOKIE``, ``…_ORIGINS``.

    Returns ``None`` where none of them is set.

    Raises:
        AuthSettingError: one is missing or wrong.
    """
    names = ("JWKS", "ISSUER", "AUDIENCE", "ROLES_CLAIM", "COOKIE", "ORIGINS")
    found = {name: environment.get(f"TRADEGEN_AUTH_{name}", "").strip() for name in names}
    if not any(found.values()):
        return None
    for name in ("JWKS", "ISSUER", "AUDIENCE"):
        if not found[name]:
            raise AuthSettingError(f"TRADEGEN_AUTH_{name} is not set, and tokens cannot be verified without it")
    keys = _named("JWKS", load_key_set, found["JWKS"])
    verifier = TokenVerifier(keys, found["ISSUER"], found["AUDIENCE"], found["ROLES_CLAIM"] or "roles")
    return Gate(verifier, cookie=found["COOKIE"], origins=_named("ORIGINS", read_origins, found["ORIGINS"]))


def _named(name: str, read: Callable[[str], SettingT], text: str) -> SettingT:
    """Read a setting. Raises: ``AuthSettingError``, which names it, where it is wrong."""
    try:
        return read(text)
    except AuthSettingError as wrong:
        raise AuthSettingError(f"TRADEGEN_AUTH_{name}: {wrong}") from wrong

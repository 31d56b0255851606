"""Verifies signed tokens (RFC 7519) against a key set; the clock is the caller's."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import jwt

from tradegen_runtime.access.guard import unauthenticated
from tradegen_runtime.access.key_set import KeySet
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.json_value import JsonValue

LEEWAY_S: Final = 2.0
"""How far the clocks of issuer and server may differ; a live connection outlasts its token by no more."""

MAX_TOKEN_BYTES: Final = 6144
"""Less than a header line may have (8 KiB), so that the refusal can be an answer."""

WallClock = Callable[[], float]
"""Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class TokenVerifier:
    """Accepts tokens of one issuer for one audience; ``roles_claim`` names the claim that lists roles."""

    keys: KeySet
    issuer: str
    audience: str
    roles_claim: str = "roles"

    def verify(self, token: str, now: float) -> Principal:
        """Return whom ``token`` speaks for.

        Raises:
            Refusal: ``UNAUTHENTICATED``; the message never quotes the token.
        """
        if len(token) > MAX_TOKEN_BYTES:
            raise unauthenticated("The token is too long")
        claims = self._signed_claims(token)
        expires_at = _time(claims, "exp")
        if expires_at is None:
            raise unauthenticated("The token has no time of expiry")
        if now >= expires_at + LEEWAY_S:
            raise unauthenticated("The token has expired")
        for name in ("nbf", "iat"):
            begins = _time(claims, name)
            if begins is not None and now < begins - LEEWAY_S:
                raise unauthenticated("The token is not valid yet")
        subject = claims.get("sub")
        if not isinstance(subject, str) or not subject:
            raise unauthenticated("The token has no subject")
        return Principal(subject, _roles(claims.get(self.roles_claim)), expires_at, claims)

    def _signed_claims(self, token: str) -> Mapping[str, JsonValue]:
        """Return the claims of a token that the issuer signed for this audience."""
        try:
            header = jwt.get_unverified_header(token)
            key = self.keys.find(header.get("kid"))
            # The key, never the token, says which algorithm is tried. RFC 7515 §4.1.11: unknown `crit` refuses.
            if key is None or header.get("alg") != key.algorithm or "crit" in header:
                raise unauthenticated("The token is not signed with a known key")
            claims: Mapping[str, JsonValue] = jwt.decode(
                token,
                key.key,
                algorithms=[key.algorithm],
                issuer=self.issuer,
                audience=self.audience,
                options={
                    "require": ["exp", "iss", "aud", "sub"],
                    # Compared with the caller's clock instead.
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise unauthenticated("The token is not valid here") from None
        return claims


def _time(claims: Mapping[str, JsonValue], name: str) -> float | None:
    """Return a time of the token; one that is no number refuses."""
    found = claims.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        raise unauthenticated("The token is not valid here")
    return float(found)


def _roles(written: JsonValue) -> frozenset[str]:
    """Read roles: a list of names, or names with spaces between."""
    if isinstance(written, str):
        return frozenset(written.split())
    if isinstance(written, list | tuple):
        return frozenset(role for role in written if isinstance(role, str))
    return frozenset()

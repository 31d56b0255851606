"""Who a valid token speaks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tradegen_runtime.json_value import JsonValue


@dataclass(frozen=True, slots=True)
class Principal:
    """The holder of a verified token; ``expires_at`` in seconds since 1970, ``claims`` as the token has them.

    Never the token itself: a principal may be logged.
    """

    subject: str
    roles: frozenset[str]
    expires_at: float
    claims: Mapping[str, JsonValue] = field(default_factory=dict, repr=False)

    @property
    def token_id(self) -> str | None:
        """The token's ``jti``, by which it alone can be revoked."""
        found = self.claims.get("jti")
        return found if isinstance(found, str) else None

    @property
    def issued_at(self) -> float:
        """The token's ``iat``; 0 where it has none, so that any revocation of its subject covers it."""
        found = self.claims.get("iat")
        return float(found) if isinstance(found, int | float) else 0.0

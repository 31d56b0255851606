"""Tokens that are refused before their time."""

from tradegen_runtime.access.principal import Principal


class Revocations:
    """The revoked tokens this process was told of; a restart forgets them."""

    def __init__(self) -> None:
        self._token_ids: set[str] = set()
        self._subjects: dict[str, float] = {}

    def add_token(self, token_id: str) -> None:
        """Revoke the token with this ``jti``."""
        self._token_ids.add(token_id)

    def add_subject(self, subject: str, now: float) -> None:
        """Revoke every token of a subject that was issued until ``now``; later ones are good."""
        self._subjects[subject] = now

    def cover(self, principal: Principal) -> bool:
        """Whether the token behind ``principal`` is revoked."""
        revoked_at = self._subjects.get(principal.subject)
        return principal.token_id in self._token_ids or (revoked_at is not None and principal.issued_at <= revoked_at)

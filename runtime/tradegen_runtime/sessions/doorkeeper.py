"""Who knows the holder of a connection, as its session sees it."""

from collections.abc import Callable
from typing import Protocol

from tradegen_runtime.access.guard import Hook
from tradegen_runtime.refusal import Refusal


class Doorkeeper(Protocol):
    """Knows who holds the connection; the asyncio one is ``access.visitor.Visitor``."""

    def check(self, access: str) -> None:
        """Check what is declared. Raises: ``Refusal`` where ``access`` is not open to this visitor."""

    def ask(self, hook: Hook, then: Callable[[Refusal | None], None]) -> Callable[[], None]:
        """Ask a hook, then call ``then``, never at once, with its refusal or ``None``; returns what calls that off."""

    def renew(self, token: str) -> float:
        """Go on with a new token of the same holder; return when it expires.

        Raises:
            Refusal: the token is not valid; ``FORBIDDEN``, it is valid, and another holder's.
        """

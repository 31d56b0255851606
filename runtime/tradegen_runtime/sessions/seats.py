"""How many connections there may be, in all and of one user; a seat is taken before the upgrade is answered."""

from collections import Counter
from types import TracebackType
from typing import Final

from tradegen_runtime.refusal import Refusal


class Seats:
    """Counts connections from the first moment, so that simultaneous upgrades cannot pass a limit together."""

    def __init__(self, *, max_connections: int, max_per_user: int) -> None:
        self._max_connections: Final = max_connections
        self._max_per_user: Final = max_per_user
        self._of_user: Final[Counter[str]] = Counter()
        self._taken = 0

    def take(self, user: str | None) -> "Seat":
        """Take a seat; ``user`` is a token's subject, ``None`` for a stranger.

        Raises:
            Refusal: 503 where the server is full, 429 where the user has as many as one may have.
        """
        if self._taken >= self._max_connections:
            raise Refusal("TOO_MANY_CONNECTIONS", "The server takes no connection now", status=503, retryable=True)
        if user is not None and self._of_user[user] >= self._max_per_user:
            message = f"At most {self._max_per_user} connections a user"
            raise Refusal("TOO_MANY_CONNECTIONS", message, status=429, retryable=True)
        self._taken += 1
        if user is not None:
            self._of_user[user] += 1
        return Seat(self, user)

    def leave(self, user: str | None) -> None:
        """Give a seat back."""
        self._taken -= 1
        if user is not None:
            self._of_user[user] -= 1
            if not self._of_user[user]:
                del self._of_user[user]


class Seat:
    """A seat that is taken until it is left."""

    __slots__ = ("_seats", "_user")

    def __init__(self, seats: Seats, user: str | None) -> None:
        self._seats: Final = seats
        self._user: Final = user

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._seats.leave(self._user)

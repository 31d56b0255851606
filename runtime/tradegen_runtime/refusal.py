"""The one exception with which services and the runtime say no."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class FieldError:
    """One invalid member of a request: where (names and indexes from the root) and what is wrong."""

    loc: tuple[str | int, ...]
    msg: str


class Refusal(Exception):
    """A request is refused: REST answers a problem document, a topic a refused ``.response``.

    ``code`` is a stable SCREAMING_SNAKE name that clients branch on, ``status`` the HTTP status of the REST
    answer, ``retryable`` says that the same request may succeed later. ``document`` is of the type that the operation
    declares for that status: its members join those of the problem document. A topic does not send it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int = 400,
        retryable: bool = False,
        errors: Sequence[FieldError] = (),
        document: BaseModel | None = None,
    ) -> None:
        super().__init__(message)
        self.code: Final = code
        self.message: Final = message
        self.status: Final = status
        self.retryable: Final = retryable
        self.errors: Final = tuple(errors)
        self.document: Final = document

    def __repr__(self) -> str:
        return f"Refusal({self.code!r}, {self.message!r}, status={self.status}, retryable={self.retryable})"


def going_away() -> Refusal:
    """Return the refusal of an application that stops."""
    return Refusal("GOING_AWAY", "The server stops", retryable=True)


def late_source() -> Refusal:
    """Return the refusal of those who wait for a source that does not open."""
    return Refusal("SOURCE_TIMEOUT", "The source of this topic did not open in time", retryable=True)

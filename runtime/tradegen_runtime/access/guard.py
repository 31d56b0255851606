"""Access as it is declared: what a principal must hold before the hook is even asked."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from tradegen_runtime.access.decision import Decision
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.refusal import Refusal

ParamsT = TypeVar("ParamsT")

PUBLIC: Final = "public"
"""Access of what needs no token."""

USER: Final = "user"
"""Access of what needs a valid token; any other access names the role it must hold."""

Hook = Callable[[Principal], Awaitable[Decision]]
"""Asks the service whether a principal may follow a topic; the params are closed over."""


@dataclass(frozen=True, slots=True)
class Guard(Generic[ParamsT]):
    """Access of a topic that is not public, and the hook that decides about its params."""

    access: str
    authorize: Callable[[Principal, ParamsT], Awaitable[Decision]]


def require(access: str, principal: Principal | None) -> Principal:
    """Return the principal if ``access``, which is not ``public``, is open to it.

    Raises:
        Refusal: ``UNAUTHENTICATED`` (401) where there is none, ``FORBIDDEN`` (403) where it lacks the role.
    """
    if principal is None:
        raise unauthenticated("A token is needed")
    if access not in (USER, *principal.roles):
        raise Refusal("FORBIDDEN", f"The role {access} is needed", status=403)
    return principal


def require_any(accesses: Collection[str], principal: Principal | None) -> None:
    """Check that one of ``accesses`` at least is open to the principal.

    Raises:
        Refusal: ``UNAUTHENTICATED`` or ``FORBIDDEN``.
    """
    known = require(USER, principal)
    if USER not in accesses and known.roles.isdisjoint(accesses):
        raise Refusal("FORBIDDEN", "Nothing here is open to this token", status=403)


def unauthenticated(message: str) -> Refusal:
    """Return the refusal of a caller that is not known."""
    return Refusal("UNAUTHENTICATED", message, status=401)

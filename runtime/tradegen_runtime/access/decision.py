"""What an authorization hook answers."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from tradegen_runtime.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Allow:
    """The principal may do this."""


@dataclass(frozen=True, slots=True)
class Deny:
    """The principal may not; ``code`` is a stable SCREAMING_SNAKE name, as in ``Refusal``."""

    code: str = "FORBIDDEN"
    message: str = "Not allowed"


Decision: TypeAlias = Allow | Deny

ALLOW: Final = Allow()
"""The answer of a hook that has nothing against it."""


def enforce(decision: Decision) -> None:
    """Let an :class:`Allow` pass.

    Raises:
        Refusal: 403, it is a :class:`Deny`.
        TypeError: it is neither, as from a hook that nothing type-checks: never taken for a yes.
    """
    if isinstance(decision, Allow):
        return
    if isinstance(decision, Deny):
        raise Refusal(decision.code, decision.message, status=403)
    raise TypeError(f"an authorization hook answered {type(decision).__name__}, not Allow or Deny")

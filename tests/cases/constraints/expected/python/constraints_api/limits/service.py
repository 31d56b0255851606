"""What module ``limits`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from constraints_contracts.limits import limits
from tradegen_runtime.publish import Publish


@runtime_checkable
class LimitsService(Protocol):
    """What module ``limits`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: limits.Limits,
    ) -> limits.Limits:
        """Answer operation ``echo``."""
        ...

    def stream_limits(
        self,
        publish: Publish[limits.Limits],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``limits``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

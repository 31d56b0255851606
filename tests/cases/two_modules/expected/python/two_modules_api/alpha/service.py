"""What module ``alpha`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tradegen_runtime.publish import Publish
from two_modules_contracts.alpha import alpha


@runtime_checkable
class AlphaService(Protocol):
    """What module ``alpha`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_alpha(self) -> alpha.Alpha:
        """Answer operation ``getAlpha``."""
        ...

    def stream_alphas(
        self,
        publish: Publish[alpha.Alpha],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``alphas``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

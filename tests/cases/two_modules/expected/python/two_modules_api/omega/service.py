"""What module ``omega`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tradegen_runtime.publish import Publish
from two_modules_contracts.omega import omega


@runtime_checkable
class OmegaService(Protocol):
    """What module ``omega`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_omega(self) -> omega.Omega:
        """Answer operation ``getOmega``."""
        ...

    def stream_omegas(
        self,
        publish: Publish[omega.Omega],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``omegas``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

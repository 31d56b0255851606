"""What module ``garden`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from defaults_contracts.garden import garden
from tradegen_runtime.publish import Publish


@runtime_checkable
class GardenService(Protocol):
    """What module ``garden`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def plan(
        self,
        body: garden.Garden,
    ) -> garden.Garden:
        """Answer operation ``plan``."""
        ...

    async def plant(
        self,
        body: garden.Seeded,
    ) -> garden.Seeded:
        """Answer operation ``plant``."""
        ...

    def stream_growth(
        self,
        publish: Publish[garden.Seeded],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``growth``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

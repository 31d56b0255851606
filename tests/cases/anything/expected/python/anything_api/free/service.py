"""What module ``free`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from anything_contracts.free import free
from tradegen_runtime.publish import Publish


@runtime_checkable
class FreeService(Protocol):
    """What module ``free`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: free.Free,
    ) -> free.Free:
        """Answer operation ``echo``."""
        ...

    async def object_(
        self,
        body: dict[str, free.Free],
    ) -> list[free.Free] | None:
        """Answer operation ``object``."""
        ...

    def stream_values(
        self,
        publish: Publish[free.Free],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``values``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

"""What module ``boxes`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from generic_classes_contracts.boxes import boxes
from tradegen_runtime.publish import Publish


@runtime_checkable
class BoxesService(Protocol):
    """What module ``boxes`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_store(
        self,
        body: boxes.Store,
    ) -> boxes.Store:
        """Answer operation ``echoStore``."""
        ...

    def stream_stores(
        self,
        publish: Publish[boxes.Store],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``stores``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

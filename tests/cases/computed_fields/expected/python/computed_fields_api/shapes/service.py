"""What module ``shapes`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from computed_fields_contracts.shapes import shapes
from tradegen_runtime.publish import Publish


@runtime_checkable
class ShapesService(Protocol):
    """What module ``shapes`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def draw(
        self,
        body: shapes.Drawing,
    ) -> shapes.Drawing:
        """Answer operation ``draw``."""
        ...

    async def rename(
        self,
        body: shapes.Untouched,
    ) -> shapes.Untouched:
        """Answer operation ``rename``."""
        ...

    async def areas(self) -> dict[str, shapes.Rectangle]:
        """Answer operation ``areas``."""
        ...

    def stream_drawings(
        self,
        publish: Publish[shapes.Drawing],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``drawings``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

"""What module ``paint`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from enums_contracts.paint import paint as paint_paint
from tradegen_runtime.publish import Publish


@runtime_checkable
class PaintService(Protocol):
    """What module ``paint`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def paint(
        self,
        body: paint_paint.Painting,
        *,
        tone: paint_paint.Tone | None,
        weights: list[paint_paint.Weight] | None,
    ) -> paint_paint.Painting:
        """Answer operation ``paint``."""
        ...

    async def get_tone(self) -> paint_paint.Tone:
        """Answer operation ``getTone``."""
        ...

    def stream_strokes(
        self,
        publish: Publish[paint_paint.Painting],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``strokes``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

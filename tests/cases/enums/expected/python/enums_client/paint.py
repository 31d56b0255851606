"""Client of module ``paint``."""

from typing import Annotated, Final

from pydantic import TypeAdapter

from enums_client import models
from tradegen_runtime.client import OPEN, ClientCore, Operation, Subscription, Topic

PAINT: Final = Operation[models.Painting](
    method="POST",
    path="/api/v1/paint/paintings",
    response=lambda: TypeAdapter(models.Painting),
)

GET_TONE: Final = Operation[Annotated[models.Tone | str, OPEN]](
    method="GET",
    path="/api/v1/paint/tone",
    response=lambda: TypeAdapter(Annotated[models.Tone | str, OPEN]),
)

STROKES: Final = Topic[models.Painting](
    route="strokes",
    ws_path="/api/v1/paint/ws",
    update=lambda: TypeAdapter(models.Painting),
    delivery="every",
)


class PaintClient:
    """Client of module ``paint``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def paint(
        self,
        body: models.PaintingInput,
        *,
        tone: models.Tone | None = None,
        weights: list[models.Weight] | None = None,
    ) -> models.Painting:
        """Call ``POST /api/v1/paint/paintings``."""
        return await self._core.request(
            PAINT,
            body=body,
            query={
                "tone": tone,
                "weights": weights,
            },
        )

    async def get_tone(self) -> Annotated[models.Tone | str, OPEN]:
        """Call ``GET /api/v1/paint/tone``."""
        return await self._core.request(GET_TONE)

    def strokes(self) -> Subscription[models.Painting]:
        """Subscribe to topic ``strokes``."""
        return self._core.subscribe(STROKES)

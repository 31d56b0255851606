"""Client of module ``shapes``."""

from typing import Final

from pydantic import TypeAdapter

from computed_fields_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

DRAW: Final = Operation[models.Drawing](
    method="POST",
    path="/api/v1/shapes/drawings",
    response=lambda: TypeAdapter(models.Drawing),
)

RENAME: Final = Operation[models.Untouched](
    method="PUT",
    path="/api/v1/shapes/name",
    response=lambda: TypeAdapter(models.Untouched),
)

AREAS: Final = Operation[dict[str, models.Rectangle]](
    method="GET",
    path="/api/v1/shapes/areas",
    response=lambda: TypeAdapter(dict[str, models.Rectangle]),
)

DRAWINGS: Final = Topic[models.Drawing](
    route="drawings",
    ws_path="/api/v1/shapes/ws",
    update=lambda: TypeAdapter(models.Drawing),
    delivery="every",
)


class ShapesClient:
    """Client of module ``shapes``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def draw(
        self,
        body: models.DrawingInput,
    ) -> models.Drawing:
        """Call ``POST /api/v1/shapes/drawings``."""
        return await self._core.request(
            DRAW,
            body=body,
        )

    async def rename(
        self,
        body: models.Untouched,
    ) -> models.Untouched:
        """Call ``PUT /api/v1/shapes/name``."""
        return await self._core.request(
            RENAME,
            body=body,
        )

    async def areas(self) -> dict[str, models.Rectangle]:
        """Call ``GET /api/v1/shapes/areas``."""
        return await self._core.request(AREAS)

    def drawings(self) -> Subscription[models.Drawing]:
        """Subscribe to topic ``drawings``."""
        return self._core.subscribe(DRAWINGS)

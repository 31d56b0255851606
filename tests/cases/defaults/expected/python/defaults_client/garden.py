"""Client of module ``garden``."""

from typing import Final

from pydantic import TypeAdapter

from defaults_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

PLAN: Final = Operation[models.Garden](
    method="POST",
    path="/api/v1/garden/gardens",
    response=lambda: TypeAdapter(models.Garden),
)

PLANT: Final = Operation[models.Seeded](
    method="POST",
    path="/api/v1/garden/seeds",
    response=lambda: TypeAdapter(models.Seeded),
)

GROWTH: Final = Topic[models.Seeded](
    route="growth",
    ws_path="/api/v1/garden/ws",
    update=lambda: TypeAdapter(models.Seeded),
    delivery="every",
)


class GardenClient:
    """Client of module ``garden``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def plan(
        self,
        body: models.GardenInput,
    ) -> models.Garden:
        """Call ``POST /api/v1/garden/gardens``."""
        return await self._core.request(
            PLAN,
            body=body,
        )

    async def plant(
        self,
        body: models.SeededInput,
    ) -> models.Seeded:
        """Call ``POST /api/v1/garden/seeds``."""
        return await self._core.request(
            PLANT,
            body=body,
        )

    def growth(self) -> Subscription[models.Seeded]:
        """Subscribe to topic ``growth``."""
        return self._core.subscribe(GROWTH)

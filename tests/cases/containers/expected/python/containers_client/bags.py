"""Client of module ``bags``."""

from typing import Final

from pydantic import TypeAdapter

from containers_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Bag](
    method="POST",
    path="/api/v1/bags/bags",
    response=lambda: TypeAdapter(models.Bag),
)

TEXTS: Final = Operation[dict[str, list[str]]](
    method="GET",
    path="/api/v1/bags/texts",
    response=lambda: TypeAdapter(dict[str, list[str]]),
)

BAGS: Final = Topic[models.Bag](
    route="bags",
    ws_path="/api/v1/bags/ws",
    update=lambda: TypeAdapter(models.Bag),
    delivery="every",
)


class BagsClient:
    """Client of module ``bags``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.BagInput,
    ) -> models.Bag:
        """Call ``POST /api/v1/bags/bags``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def texts(self) -> dict[str, list[str]]:
        """Call ``GET /api/v1/bags/texts``."""
        return await self._core.request(TEXTS)

    def bags(self) -> Subscription[models.Bag]:
        """Subscribe to topic ``bags``."""
        return self._core.subscribe(BAGS)

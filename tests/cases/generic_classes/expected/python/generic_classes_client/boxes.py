"""Client of module ``boxes``."""

from typing import Final

from pydantic import TypeAdapter

from generic_classes_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_STORE: Final = Operation[models.Store](
    method="POST",
    path="/api/v1/boxes/store",
    response=lambda: TypeAdapter(models.Store),
)

STORES: Final = Topic[models.Store](
    route="stores",
    ws_path="/api/v1/boxes/ws",
    update=lambda: TypeAdapter(models.Store),
    delivery="every",
)


class BoxesClient:
    """Client of module ``boxes``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_store(
        self,
        body: models.Store,
    ) -> models.Store:
        """Call ``POST /api/v1/boxes/store``."""
        return await self._core.request(
            ECHO_STORE,
            body=body,
        )

    def stores(self) -> Subscription[models.Store]:
        """Subscribe to topic ``stores``."""
        return self._core.subscribe(STORES)

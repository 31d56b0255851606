"""Client of module ``a``."""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic
from warned_models_client import models

ECHO: Final = Operation[models.Warned](
    method="POST",
    path="/api/v1/a/warned",
    response=lambda: TypeAdapter(models.Warned),
)

WARNED: Final = Topic[models.Warned](
    route="warned",
    ws_path="/api/v1/a/ws",
    update=lambda: TypeAdapter(models.Warned),
    delivery="every",
)


class AClient:
    """Client of module ``a``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Warned,
    ) -> models.Warned:
        """Call ``POST /api/v1/a/warned``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    def warned(self) -> Subscription[models.Warned]:
        """Subscribe to topic ``warned``."""
        return self._core.subscribe(WARNED)

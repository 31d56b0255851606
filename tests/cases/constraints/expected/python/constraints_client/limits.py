"""Client of module ``limits``."""

from typing import Final

from pydantic import TypeAdapter

from constraints_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Limits](
    method="POST",
    path="/api/v1/limits/limits",
    response=lambda: TypeAdapter(models.Limits),
)

LIMITS: Final = Topic[models.Limits](
    route="limits",
    ws_path="/api/v1/limits/ws",
    update=lambda: TypeAdapter(models.Limits),
    delivery="every",
)


class LimitsClient:
    """Client of module ``limits``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Limits,
    ) -> models.Limits:
        """Call ``POST /api/v1/limits/limits``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    def limits(self) -> Subscription[models.Limits]:
        """Subscribe to topic ``limits``."""
        return self._core.subscribe(LIMITS)

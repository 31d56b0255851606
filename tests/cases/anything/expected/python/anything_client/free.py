"""Client of module ``free``."""

from typing import Final

from pydantic import TypeAdapter

from anything_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Free](
    method="POST",
    path="/api/v1/free/free",
    response=lambda: TypeAdapter(models.Free),
)

OBJECT: Final = Operation[list[models.Free] | None](
    method="PUT",
    path="/api/v1/free/object",
    response=lambda: TypeAdapter(list[models.Free] | None),
)

VALUES: Final = Topic[models.Free](
    route="values",
    ws_path="/api/v1/free/ws",
    update=lambda: TypeAdapter(models.Free),
    delivery="every",
)


class FreeClient:
    """Client of module ``free``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Free,
    ) -> models.Free:
        """Call ``POST /api/v1/free/free``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def object_(
        self,
        body: dict[str, models.Free],
    ) -> list[models.Free] | None:
        """Call ``PUT /api/v1/free/object``."""
        return await self._core.request(
            OBJECT,
            body=body,
        )

    def values(self) -> Subscription[models.Free]:
        """Subscribe to topic ``values``."""
        return self._core.subscribe(VALUES)

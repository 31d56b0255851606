"""Client of module ``values``."""

from typing import Final

from pydantic import TypeAdapter

from smart_unions_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Values](
    method="POST",
    path="/api/v1/values/values",
    response=lambda: TypeAdapter(models.Values),
)

EITHER: Final = Operation[int | str | None](
    method="POST",
    path="/api/v1/values/either",
    response=lambda: TypeAdapter(int | str | None),
)

CHOICES: Final = Topic[models.Point | models.Label | int](
    route="choices",
    ws_path="/api/v1/values/ws",
    update=lambda: TypeAdapter(models.Point | models.Label | int),
    delivery="every",
)


class ValuesClient:
    """Client of module ``values``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Values,
    ) -> models.Values:
        """Call ``POST /api/v1/values/values``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def either(
        self,
        body: models.Point | list[models.Label] | None,
    ) -> int | str | None:
        """Call ``POST /api/v1/values/either``."""
        return await self._core.request(
            EITHER,
            body=body,
        )

    def choices(self) -> Subscription[models.Point | models.Label | int]:
        """Subscribe to topic ``choices``."""
        return self._core.subscribe(CHOICES)

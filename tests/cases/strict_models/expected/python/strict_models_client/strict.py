"""Client of module ``strict``."""

from typing import Final

from pydantic import TypeAdapter

from strict_models_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Strict](
    method="POST",
    path="/api/v1/strict/echo",
    response=lambda: TypeAdapter(models.Strict),
)

ECHO_MANY: Final = Operation[dict[str, models.Strict]](
    method="PUT",
    path="/api/v1/strict/many",
    response=lambda: TypeAdapter(dict[str, models.Strict]),
)

THINGS: Final = Topic[models.Strict](
    route="things",
    ws_path="/api/v1/strict/ws",
    update=lambda: TypeAdapter(models.Strict),
    delivery="every",
)


class StrictClient:
    """Client of module ``strict``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.StrictInput,
    ) -> models.Strict:
        """Call ``POST /api/v1/strict/echo``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def echo_many(
        self,
        body: list[models.StrictInput],
    ) -> dict[str, models.Strict]:
        """Call ``PUT /api/v1/strict/many``."""
        return await self._core.request(
            ECHO_MANY,
            body=body,
        )

    def things(
        self,
        *,
        kind: models.Kind,
        numbers: list[int] | None = None,
    ) -> Subscription[models.Strict]:
        """Subscribe to topic ``things``."""
        return self._core.subscribe(
            THINGS,
            {
                "kind": kind,
                "numbers": numbers,
            },
        )

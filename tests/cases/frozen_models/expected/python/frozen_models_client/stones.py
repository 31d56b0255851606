"""Client of module ``stones``."""

from typing import Final

from pydantic import TypeAdapter

from frozen_models_client import models
from tradegen_runtime.client import ClientCore, Operation

ECHO_STONE: Final = Operation[models.Stone](
    method="POST",
    path="/api/v1/stones/stone",
    response=lambda: TypeAdapter(models.Stone),
)

ECHO_GEM: Final = Operation[models.Gem](
    method="POST",
    path="/api/v1/stones/gem",
    response=lambda: TypeAdapter(models.Gem),
)


class StonesClient:
    """Client of module ``stones``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_stone(
        self,
        body: models.Stone,
    ) -> models.Stone:
        """Call ``POST /api/v1/stones/stone``."""
        return await self._core.request(
            ECHO_STONE,
            body=body,
        )

    async def echo_gem(
        self,
        body: models.Gem,
    ) -> models.Gem:
        """Call ``POST /api/v1/stones/gem``."""
        return await self._core.request(
            ECHO_GEM,
            body=body,
        )

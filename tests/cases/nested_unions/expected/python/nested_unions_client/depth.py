"""Client of module ``depth``."""

from typing import Final

from pydantic import TypeAdapter

from nested_unions_client import models
from tradegen_runtime.client import ClientCore, Operation

ECHO: Final = Operation[models.Depth](
    method="POST",
    path="/api/v1/depth/depth",
    response=lambda: TypeAdapter(models.Depth),
)

LISTS: Final = Operation[dict[str, list[int | None] | None] | None](
    method="POST",
    path="/api/v1/depth/lists",
    response=lambda: TypeAdapter(dict[str, list[int | None] | None] | None),
)


class DepthClient:
    """Client of module ``depth``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Depth,
    ) -> models.Depth:
        """Call ``POST /api/v1/depth/depth``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def lists(
        self,
        body: list[list[int | None] | None],
    ) -> dict[str, list[int | None] | None] | None:
        """Call ``POST /api/v1/depth/lists``."""
        return await self._core.request(
            LISTS,
            body=body,
        )

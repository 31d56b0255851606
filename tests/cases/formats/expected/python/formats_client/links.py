"""Client of module ``links``."""

from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from formats_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Links](
    method="POST",
    path="/api/v1/links/links",
    response=lambda: TypeAdapter(models.Links),
)

GET: Final = Operation[models.Links](
    method="GET",
    path="/api/v1/links/links/{id}",
    response=lambda: TypeAdapter(models.Links),
)

LINKS: Final = Topic[models.Links](
    route="links",
    ws_path="/api/v1/links/ws",
    update=lambda: TypeAdapter(models.Links),
    delivery="every",
)


class LinksClient:
    """Client of module ``links``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Links,
    ) -> models.Links:
        """Call ``POST /api/v1/links/links``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def get(
        self,
        *,
        id_: UUID,
    ) -> models.Links:
        """Call ``GET /api/v1/links/links/{id}``."""
        return await self._core.request(
            GET,
            path={"id": id_},
        )

    def links(self) -> Subscription[models.Links]:
        """Subscribe to topic ``links``."""
        return self._core.subscribe(LINKS)

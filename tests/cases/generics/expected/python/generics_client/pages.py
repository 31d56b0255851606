"""Client of module ``pages``."""

from typing import Final

from pydantic import TypeAdapter

from generics_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ITEMS: Final = Operation[models.PageItem](
    method="GET",
    path="/api/v1/pages/items",
    response=lambda: TypeAdapter(models.PageItem),
)

NAMED: Final = Operation[models.ItemPage](
    method="GET",
    path="/api/v1/pages/named",
    response=lambda: TypeAdapter(models.ItemPage),
)

COUNTED: Final = Operation[models.PageCounted](
    method="POST",
    path="/api/v1/pages/counted",
    response=lambda: TypeAdapter(models.PageCounted),
)

PAIRS: Final = Operation[models.PagePairStrListItem](
    method="POST",
    path="/api/v1/pages/pairs",
    response=lambda: TypeAdapter(models.PagePairStrListItem),
)

HOLDER: Final = Operation[models.Holder](
    method="POST",
    path="/api/v1/pages/holder",
    response=lambda: TypeAdapter(models.Holder),
)

PAGES: Final = Topic[models.PageItem](
    route="pages",
    ws_path="/api/v1/pages/ws",
    update=lambda: TypeAdapter(models.PageItem),
    delivery="every",
)


class PagesClient:
    """Client of module ``pages``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def items(self) -> models.PageItem:
        """Call ``GET /api/v1/pages/items``."""
        return await self._core.request(ITEMS)

    async def named(self) -> models.ItemPage:
        """Call ``GET /api/v1/pages/named``."""
        return await self._core.request(NAMED)

    async def counted(
        self,
        body: models.PageCountedInput,
    ) -> models.PageCounted:
        """Call ``POST /api/v1/pages/counted``."""
        return await self._core.request(
            COUNTED,
            body=body,
        )

    async def pairs(
        self,
        body: models.PagePairStrListItem,
    ) -> models.PagePairStrListItem:
        """Call ``POST /api/v1/pages/pairs``."""
        return await self._core.request(
            PAIRS,
            body=body,
        )

    async def holder(
        self,
        body: models.HolderInput,
    ) -> models.Holder:
        """Call ``POST /api/v1/pages/holder``."""
        return await self._core.request(
            HOLDER,
            body=body,
        )

    def pages(self) -> Subscription[models.PageItem]:
        """Subscribe to topic ``pages``."""
        return self._core.subscribe(PAGES)

"""Client of module ``roots``."""

from typing import Final

from pydantic import TypeAdapter

from root_models_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_ITEMS: Final = Operation[models.Items](
    method="POST",
    path="/api/v1/roots/items",
    response=lambda: TypeAdapter(models.Items),
)

ECHO_NAME: Final = Operation[models.Name](
    method="POST",
    path="/api/v1/roots/name",
    response=lambda: TypeAdapter(models.Name),
)

ECHO_TABLE: Final = Operation[models.Table](
    method="POST",
    path="/api/v1/roots/table",
    response=lambda: TypeAdapter(models.Table),
)

ECHO_HOLDER: Final = Operation[models.Holder](
    method="POST",
    path="/api/v1/roots/holder",
    response=lambda: TypeAdapter(models.Holder),
)

ITEMS: Final = Topic[models.Items](
    route="items",
    ws_path="/api/v1/roots/ws",
    update=lambda: TypeAdapter(models.Items),
    delivery="every",
)

WORDS: Final = Topic[models.Word](
    route="words",
    ws_path="/api/v1/roots/ws",
    update=lambda: TypeAdapter(models.Word),
    delivery="latest",
)


class RootsClient:
    """Client of module ``roots``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_items(
        self,
        body: models.Items,
    ) -> models.Items:
        """Call ``POST /api/v1/roots/items``."""
        return await self._core.request(
            ECHO_ITEMS,
            body=body,
        )

    async def echo_name(
        self,
        body: models.Name,
    ) -> models.Name:
        """Call ``POST /api/v1/roots/name``."""
        return await self._core.request(
            ECHO_NAME,
            body=body,
        )

    async def echo_table(
        self,
        body: models.Table,
    ) -> models.Table:
        """Call ``POST /api/v1/roots/table``."""
        return await self._core.request(
            ECHO_TABLE,
            body=body,
        )

    async def echo_holder(
        self,
        body: models.Holder,
    ) -> models.Holder:
        """Call ``POST /api/v1/roots/holder``."""
        return await self._core.request(
            ECHO_HOLDER,
            body=body,
        )

    def items(self) -> Subscription[models.Items]:
        """Subscribe to topic ``items``."""
        return self._core.subscribe(ITEMS)

    def words(self) -> Subscription[models.Word]:
        """Subscribe to topic ``words``."""
        return self._core.subscribe(WORDS)

"""Client of module ``names``."""

from typing import Final

from pydantic import TypeAdapter

from named_aliases_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_FOREST: Final = Operation[models.Forest](
    method="POST",
    path="/api/v1/names/forest",
    response=lambda: TypeAdapter(models.Forest),
)

ECHO_TREE: Final = Operation[models.Tree](
    method="POST",
    path="/api/v1/names/tree",
    response=lambda: TypeAdapter(models.Tree),
)

ECHO_PLANT: Final = Operation[models.Plant](
    method="POST",
    path="/api/v1/names/plant",
    response=lambda: TypeAdapter(models.Plant),
)

FORESTS: Final = Topic[models.Forest](
    route="forests",
    ws_path="/api/v1/names/ws",
    update=lambda: TypeAdapter(models.Forest),
    delivery="every",
)


class NamesClient:
    """Client of module ``names``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_forest(
        self,
        body: models.Forest,
        *,
        id_: models.Identity,
        flag: models.Flag | None = None,
    ) -> models.Forest:
        """Call ``POST /api/v1/names/forest``."""
        return await self._core.request(
            ECHO_FOREST,
            body=body,
            query={
                "id": id_,
                "flag": flag,
            },
        )

    async def echo_tree(
        self,
        body: models.Tree,
    ) -> models.Tree:
        """Call ``POST /api/v1/names/tree``."""
        return await self._core.request(
            ECHO_TREE,
            body=body,
        )

    async def echo_plant(
        self,
        body: models.Plant,
    ) -> models.Plant:
        """Call ``POST /api/v1/names/plant``."""
        return await self._core.request(
            ECHO_PLANT,
            body=body,
        )

    def forests(
        self,
        *,
        id_: models.Identity,
        flag: models.Flag | None = None,
    ) -> Subscription[models.Forest]:
        """Subscribe to topic ``forests``."""
        return self._core.subscribe(
            FORESTS,
            {
                "id": id_,
                "flag": flag,
            },
        )

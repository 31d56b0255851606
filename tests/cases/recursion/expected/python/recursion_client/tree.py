"""Client of module ``tree``."""

from typing import Final

from pydantic import TypeAdapter

from recursion_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_NODE: Final = Operation[models.Node](
    method="POST",
    path="/api/v1/tree/node",
    response=lambda: TypeAdapter(models.Node),
)

ECHO_FOLDER: Final = Operation[models.Folder](
    method="POST",
    path="/api/v1/tree/folder",
    response=lambda: TypeAdapter(models.Folder),
)

ECHO_NEST: Final = Operation[models.Nest](
    method="POST",
    path="/api/v1/tree/nest",
    response=lambda: TypeAdapter(models.Nest),
)

ECHO_DOCUMENT: Final = Operation[models.Document](
    method="POST",
    path="/api/v1/tree/document",
    response=lambda: TypeAdapter(models.Document),
)

NODES: Final = Topic[models.Node](
    route="nodes",
    ws_path="/api/v1/tree/ws",
    update=lambda: TypeAdapter(models.Node),
    delivery="every",
)


class TreeClient:
    """Client of module ``tree``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_node(
        self,
        body: models.Node,
    ) -> models.Node:
        """Call ``POST /api/v1/tree/node``."""
        return await self._core.request(
            ECHO_NODE,
            body=body,
        )

    async def echo_folder(
        self,
        body: models.Folder,
    ) -> models.Folder:
        """Call ``POST /api/v1/tree/folder``."""
        return await self._core.request(
            ECHO_FOLDER,
            body=body,
        )

    async def echo_nest(
        self,
        body: models.Nest,
    ) -> models.Nest:
        """Call ``POST /api/v1/tree/nest``."""
        return await self._core.request(
            ECHO_NEST,
            body=body,
        )

    async def echo_document(
        self,
        body: models.Document,
    ) -> models.Document:
        """Call ``POST /api/v1/tree/document``."""
        return await self._core.request(
            ECHO_DOCUMENT,
            body=body,
        )

    def nodes(self) -> Subscription[models.Node]:
        """Subscribe to topic ``nodes``."""
        return self._core.subscribe(NODES)

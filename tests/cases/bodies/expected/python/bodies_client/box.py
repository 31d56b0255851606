"""Client of module ``box``."""

from typing import Final

from pydantic import TypeAdapter

from bodies_client import models as bodies_client_models
from tradegen_runtime.client import ClientCore, Operation

MODEL: Final = Operation[bodies_client_models.Item](
    method="POST",
    path="/api/v1/box/model",
    response=lambda: TypeAdapter(bodies_client_models.Item),
)

MODELS: Final = Operation[list[bodies_client_models.Item]](
    method="POST",
    path="/api/v1/box/models",
    response=lambda: TypeAdapter(list[bodies_client_models.Item]),
)

MODEL_MAP: Final = Operation[dict[str, bodies_client_models.Item]](
    method="POST",
    path="/api/v1/box/map",
    response=lambda: TypeAdapter(dict[str, bodies_client_models.Item]),
)

NULLABLE: Final = Operation[bodies_client_models.Item | None](
    method="POST",
    path="/api/v1/box/nullable",
    response=lambda: TypeAdapter(bodies_client_models.Item | None),
)

UNION: Final = Operation[bodies_client_models.Item | str](
    method="POST",
    path="/api/v1/box/union",
    response=lambda: TypeAdapter(bodies_client_models.Item | str),
)

NUMBER: Final = Operation[float](
    method="PUT",
    path="/api/v1/box/number",
    response=lambda: TypeAdapter(float),
)

TEXT: Final = Operation[str](
    method="PUT",
    path="/api/v1/box/text",
    response=lambda: TypeAdapter(str),
)

ALIAS: Final = Operation[float](
    method="PUT",
    path="/api/v1/box/percent",
    response=lambda: TypeAdapter(float),
)

LIST_OF_MAPS: Final = Operation[list[dict[str, list[int]]] | None](
    method="PUT",
    path="/api/v1/box/deep",
    response=lambda: TypeAdapter(list[dict[str, list[int]]] | None),
)

WITH_EVERYTHING: Final = Operation[None](
    method="PATCH",
    path="/api/v1/box/all/{id}",
    response=lambda: TypeAdapter(None),
)

DELETE_WITH_BODY: Final = Operation[bodies_client_models.Item](
    method="DELETE",
    path="/api/v1/box/model",
    response=lambda: TypeAdapter(bodies_client_models.Item),
)


class BoxClient:
    """Client of module ``box``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def model(
        self,
        body: bodies_client_models.Item,
    ) -> bodies_client_models.Item:
        """Call ``POST /api/v1/box/model``."""
        return await self._core.request(
            MODEL,
            body=body,
        )

    async def models(
        self,
        body: list[bodies_client_models.Item],
    ) -> list[bodies_client_models.Item]:
        """Call ``POST /api/v1/box/models``."""
        return await self._core.request(
            MODELS,
            body=body,
        )

    async def model_map(
        self,
        body: dict[str, bodies_client_models.Item],
    ) -> dict[str, bodies_client_models.Item]:
        """Call ``POST /api/v1/box/map``."""
        return await self._core.request(
            MODEL_MAP,
            body=body,
        )

    async def nullable(
        self,
        body: bodies_client_models.Item | None,
    ) -> bodies_client_models.Item | None:
        """Call ``POST /api/v1/box/nullable``."""
        return await self._core.request(
            NULLABLE,
            body=body,
        )

    async def union(
        self,
        body: bodies_client_models.Item | str,
    ) -> bodies_client_models.Item | str:
        """Call ``POST /api/v1/box/union``."""
        return await self._core.request(
            UNION,
            body=body,
        )

    async def number(
        self,
        body: int,
    ) -> float:
        """Call ``PUT /api/v1/box/number``."""
        return await self._core.request(
            NUMBER,
            body=body,
        )

    async def text(
        self,
        body: str,
    ) -> str:
        """Call ``PUT /api/v1/box/text``."""
        return await self._core.request(
            TEXT,
            body=body,
        )

    async def alias(
        self,
        body: float,
    ) -> float:
        """Call ``PUT /api/v1/box/percent``."""
        return await self._core.request(
            ALIAS,
            body=body,
        )

    async def list_of_maps(
        self,
        body: list[dict[str, list[int]]],
    ) -> list[dict[str, list[int]]] | None:
        """Call ``PUT /api/v1/box/deep``."""
        return await self._core.request(
            LIST_OF_MAPS,
            body=body,
        )

    async def with_everything(
        self,
        body: bodies_client_models.Item,
        *,
        id_: str,
        dry_run: bool = False,
        tags: list[str] | None = None,
    ) -> None:
        """Call ``PATCH /api/v1/box/all/{id}``."""
        return await self._core.request(
            WITH_EVERYTHING,
            body=body,
            path={"id": id_},
            query={
                "dryRun": dry_run,
                "tags": tags,
            },
        )

    async def delete_with_body(
        self,
        body: bodies_client_models.Item,
    ) -> bodies_client_models.Item:
        """Call ``DELETE /api/v1/box/model``."""
        return await self._core.request(
            DELETE_WITH_BODY,
            body=body,
        )

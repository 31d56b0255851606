"""REST routes of module ``box``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from bodies_api.box.service import BoxService
from bodies_contracts.box import box
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BoxService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/box", tags=["box"])

    @router.post(
        "/model",
        operation_id="model",
        status_code=200,
        responses=problems(),
    )
    async def model(
        body: Annotated[box.Item, json_body(box.Item)],
    ) -> box.Item:
        """Answer operation ``model``."""
        return await service.model(body)

    @router.post(
        "/models",
        operation_id="models",
        status_code=200,
        responses=problems(),
    )
    async def models(
        body: Annotated[list[box.Item], json_body(list[box.Item])],
    ) -> list[box.Item]:
        """Answer operation ``models``."""
        return await service.models(body)

    @router.post(
        "/map",
        operation_id="modelMap",
        status_code=200,
        responses=problems(),
    )
    async def model_map(
        body: Annotated[dict[str, box.Item], json_body(dict[str, box.Item])],
    ) -> dict[str, box.Item]:
        """Answer operation ``modelMap``."""
        return await service.model_map(body)

    @router.post(
        "/nullable",
        operation_id="nullable",
        status_code=200,
        responses=problems(),
    )
    async def nullable(
        body: Annotated[box.Item | None, json_body(box.Item | None)],
    ) -> box.Item | None:
        """Answer operation ``nullable``."""
        return await service.nullable(body)

    @router.post(
        "/union",
        operation_id="union",
        status_code=200,
        responses=problems(),
    )
    async def union(
        body: Annotated[box.Item | str, json_body(box.Item | str)],
    ) -> box.Item | str:
        """Answer operation ``union``."""
        return await service.union(body)

    @router.put(
        "/number",
        operation_id="number",
        status_code=200,
        responses=problems(),
    )
    async def number(
        body: Annotated[int, json_body(int)],
    ) -> float:
        """Answer operation ``number``."""
        return await service.number(body)

    @router.put(
        "/text",
        operation_id="text",
        status_code=200,
        responses=problems(),
    )
    async def text(
        body: Annotated[str, json_body(str)],
    ) -> str:
        """Answer operation ``text``."""
        return await service.text(body)

    @router.put(
        "/percent",
        operation_id="alias",
        status_code=200,
        responses=problems(),
    )
    async def alias(
        body: Annotated[box.Percent, json_body(box.Percent)],
    ) -> box.Percent:
        """Answer operation ``alias``."""
        return await service.alias(body)

    @router.put(
        "/deep",
        operation_id="listOfMaps",
        status_code=200,
        responses=problems(),
    )
    async def list_of_maps(
        body: Annotated[
            list[dict[str, list[int]]],
            json_body(list[dict[str, list[int]]]),
        ],
    ) -> list[dict[str, list[int]]] | None:
        """Answer operation ``listOfMaps``."""
        return await service.list_of_maps(body)

    @router.patch(
        "/all/{id}",
        operation_id="withEverything",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def with_everything(
        body: Annotated[box.Item, json_body(box.Item)],
        id_: Annotated[str, Path(alias="id")],
        dry_run: Annotated[bool, Query(alias="dryRun")] = False,
        tags: Annotated[list[str] | None, Query(alias="tags")] = None,
    ) -> None:
        """Answer operation ``withEverything``."""
        await service.with_everything(
            body,
            id_=id_,
            dry_run=dry_run,
            tags=tags,
        )

    @router.delete(
        "/model",
        operation_id="deleteWithBody",
        status_code=200,
        responses=problems(),
    )
    async def delete_with_body(
        body: Annotated[box.Item, json_body(box.Item)],
    ) -> box.Item:
        """Answer operation ``deleteWithBody``."""
        return await service.delete_with_body(body)

    return router

"""REST routes of module ``depth``."""

from typing import Annotated

from fastapi import APIRouter

from nested_unions_api.depth.service import DepthService
from nested_unions_contracts.depth import depth
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: DepthService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/depth", tags=["depth"])

    @router.post(
        "/depth",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[depth.Depth, json_body(depth.Depth)],
    ) -> depth.Depth:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.post(
        "/lists",
        operation_id="lists",
        status_code=200,
        responses=problems(),
    )
    async def lists(
        body: Annotated[
            list[list[int | None] | None],
            json_body(list[list[int | None] | None]),
        ],
    ) -> dict[str, list[int | None] | None] | None:
        """Answer operation ``lists``."""
        return await service.lists(body)

    return router

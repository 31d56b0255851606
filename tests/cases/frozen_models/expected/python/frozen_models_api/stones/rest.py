"""REST routes of module ``stones``."""

from typing import Annotated

from fastapi import APIRouter

from frozen_models_api.stones.service import StonesService
from frozen_models_contracts.stone import stone
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: StonesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/stones", tags=["stones"])

    @router.post(
        "/stone",
        operation_id="echoStone",
        status_code=200,
        responses=problems(),
    )
    async def echo_stone(
        body: Annotated[stone.Stone, json_body(stone.Stone)],
    ) -> stone.Stone:
        """Answer operation ``echoStone``."""
        return await service.echo_stone(body)

    @router.post(
        "/gem",
        operation_id="echoGem",
        status_code=200,
        responses=problems(),
    )
    async def echo_gem(
        body: Annotated[stone.Gem, json_body(stone.Gem)],
    ) -> stone.Gem:
        """Answer operation ``echoGem``."""
        return await service.echo_gem(body)

    return router

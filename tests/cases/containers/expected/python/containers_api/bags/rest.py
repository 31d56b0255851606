"""REST routes of module ``bags``."""

from typing import Annotated

from fastapi import APIRouter

from containers_api.bags.service import BagsService
from containers_contracts.bags import bags
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BagsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/bags", tags=["bags"])

    @router.post(
        "/bags",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[bags.Bag, json_body(bags.Bag)],
    ) -> bags.Bag:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.get(
        "/texts",
        operation_id="texts",
        status_code=200,
        responses=problems(),
    )
    async def texts() -> dict[str, list[str]]:
        """Answer operation ``texts``."""
        return await service.texts()

    return router

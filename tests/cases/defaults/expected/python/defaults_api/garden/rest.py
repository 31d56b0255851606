"""REST routes of module ``garden``."""

from typing import Annotated

from fastapi import APIRouter

from defaults_api.garden.service import GardenService
from defaults_contracts.garden import garden
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: GardenService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/garden", tags=["garden"])

    @router.post(
        "/gardens",
        operation_id="plan",
        status_code=200,
        responses=problems(),
    )
    async def plan(
        body: Annotated[garden.Garden, json_body(garden.Garden)],
    ) -> garden.Garden:
        """Answer operation ``plan``."""
        return await service.plan(body)

    @router.post(
        "/seeds",
        operation_id="plant",
        status_code=200,
        responses=problems(),
    )
    async def plant(
        body: Annotated[garden.Seeded, json_body(garden.Seeded)],
    ) -> garden.Seeded:
        """Answer operation ``plant``."""
        return await service.plant(body)

    return router

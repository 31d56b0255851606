"""REST routes of module ``shapes``."""

from typing import Annotated

from fastapi import APIRouter

from computed_fields_api.shapes.service import ShapesService
from computed_fields_contracts.shapes import shapes
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: ShapesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/shapes", tags=["shapes"])

    @router.post(
        "/drawings",
        operation_id="draw",
        status_code=200,
        responses=problems(),
    )
    async def draw(
        body: Annotated[shapes.Drawing, json_body(shapes.Drawing)],
    ) -> shapes.Drawing:
        """Answer operation ``draw``."""
        return await service.draw(body)

    @router.put(
        "/name",
        operation_id="rename",
        status_code=200,
        responses=problems(),
    )
    async def rename(
        body: Annotated[shapes.Untouched, json_body(shapes.Untouched)],
    ) -> shapes.Untouched:
        """Answer operation ``rename``."""
        return await service.rename(body)

    @router.get(
        "/areas",
        operation_id="areas",
        status_code=200,
        responses=problems(),
    )
    async def areas() -> dict[str, shapes.Rectangle]:
        """Answer operation ``areas``."""
        return await service.areas()

    return router

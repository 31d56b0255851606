"""REST routes of module ``boxes``."""

from typing import Annotated

from fastapi import APIRouter

from generic_classes_api.boxes.service import BoxesService
from generic_classes_contracts.boxes import boxes
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BoxesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/boxes", tags=["boxes"])

    @router.post(
        "/store",
        operation_id="echoStore",
        status_code=200,
        responses=problems(),
    )
    async def echo_store(
        body: Annotated[boxes.Store, json_body(boxes.Store)],
    ) -> boxes.Store:
        """Answer operation ``echoStore``."""
        return await service.echo_store(body)

    return router

"""REST routes of module ``paint``."""

from typing import Annotated

from fastapi import APIRouter, Query

from enums_api.paint.service import PaintService
from enums_contracts.paint import paint as paint_paint
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: PaintService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/paint", tags=["paint"])

    @router.post(
        "/paintings",
        operation_id="paint",
        status_code=200,
        responses=problems(),
    )
    async def paint(
        body: Annotated[paint_paint.Painting, json_body(paint_paint.Painting)],
        tone: Annotated[paint_paint.Tone | None, Query(alias="tone")] = None,
        weights: Annotated[
            list[paint_paint.Weight] | None,
            Query(alias="weights"),
        ] = None,
    ) -> paint_paint.Painting:
        """Answer operation ``paint``."""
        return await service.paint(
            body,
            tone=tone,
            weights=weights,
        )

    @router.get(
        "/tone",
        operation_id="getTone",
        status_code=200,
        responses=problems(),
    )
    async def get_tone() -> paint_paint.Tone:
        """Answer operation ``getTone``."""
        return await service.get_tone()

    return router

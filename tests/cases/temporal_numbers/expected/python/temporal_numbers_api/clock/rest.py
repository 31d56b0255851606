"""REST routes of module ``clock``."""

from typing import Annotated

from fastapi import APIRouter, Query

from temporal_numbers_api.clock.service import ClockService
from temporal_numbers_contracts.clock import clock
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: ClockService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/clock", tags=["clock"])

    @router.post(
        "/clock",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[clock.Clock, json_body(clock.Clock)],
        from_: Annotated[clock.Ms, Query(alias="from", ge=0, le=253402300799999)],
        to: Annotated[
            clock.Ms | None,
            Query(alias="to", ge=0, le=253402300799999),
        ] = None,
    ) -> clock.Clock:
        """Answer operation ``echo``."""
        return await service.echo(
            body,
            from_=from_,
            to=to,
        )

    @router.get(
        "/now",
        operation_id="now",
        status_code=200,
        responses=problems(),
    )
    async def now() -> clock.Ms:
        """Answer operation ``now``."""
        return await service.now()

    return router

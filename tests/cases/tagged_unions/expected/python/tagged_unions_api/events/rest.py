"""REST routes of module ``events``."""

from typing import Annotated

from fastapi import APIRouter

from tagged_unions_api.events.service import EventsService
from tagged_unions_contracts.events import events
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: EventsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/events", tags=["events"])

    @router.post(
        "/events",
        operation_id="send",
        status_code=200,
        responses=problems(),
    )
    async def send(
        body: Annotated[events.Event, json_body(events.Event)],
    ) -> events.Event:
        """Answer operation ``send``."""
        return await service.send(body)

    @router.post(
        "/batches",
        operation_id="sendBatch",
        status_code=200,
        responses=problems(),
    )
    async def send_batch(
        body: Annotated[events.Batch, json_body(events.Batch)],
    ) -> events.Batch:
        """Answer operation ``sendBatch``."""
        return await service.send_batch(body)

    @router.post(
        "/outer",
        operation_id="sendOuter",
        status_code=200,
        responses=problems(),
    )
    async def send_outer(
        body: Annotated[events.Outer, json_body(events.Outer)],
    ) -> list[events.Outer]:
        """Answer operation ``sendOuter``."""
        return await service.send_outer(body)

    return router

"""REST routes of module ``old``."""

from typing import Annotated

from fastapi import APIRouter, Response

from deprecations_api.old.service import OldService
from deprecations_contracts.old import old
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: OldService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/old", tags=["old"])

    @router.get(
        "/thing",
        operation_id="getThing",
        status_code=200,
        responses=problems(),
    )
    async def get_thing() -> old.Thing:
        """Answer operation ``getThing``."""
        return await service.get_thing()

    @router.get(
        "/old-thing",
        operation_id="getOldThing",
        status_code=200,
        summary="Get a thing the old way.",
        deprecated=True,
        responses=problems(),
    )
    async def get_old_thing() -> old.Thing:
        """Get a thing the old way.

        Use getThing.
        """
        return await service.get_old_thing()

    @router.put(
        "/thing",
        operation_id="putThing",
        status_code=204,
        deprecated=True,
        response_class=Response,
        responses=problems(),
    )
    async def put_thing(
        body: Annotated[old.Thing, json_body(old.Thing)],
    ) -> None:
        """Answer operation ``putThing``."""
        await service.put_thing(body)

    return router

"""REST routes of module ``free``."""

from typing import Annotated

from fastapi import APIRouter

from anything_api.free.service import FreeService
from anything_contracts.free import free
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: FreeService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/free", tags=["free"])

    @router.post(
        "/free",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[free.Free, json_body(free.Free)],
    ) -> free.Free:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.put(
        "/object",
        operation_id="object",
        status_code=200,
        responses=problems(),
    )
    async def object_(
        body: Annotated[dict[str, free.Free], json_body(dict[str, free.Free])],
    ) -> list[free.Free] | None:
        """Answer operation ``object``."""
        return await service.object_(body)

    return router

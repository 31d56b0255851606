"""REST routes of module ``wire``."""

from typing import Annotated

from fastapi import APIRouter

from aliases_api.wire.service import WireService
from aliases_contracts.wire import wire
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: WireService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/wire", tags=["wire"])

    @router.post(
        "/echo",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[wire.Aliased, json_body(wire.Aliased)],
    ) -> wire.Aliased:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.post(
        "/camel",
        operation_id="echoCamel",
        status_code=200,
        responses=problems(),
    )
    async def echo_camel(
        body: Annotated[wire.Camel, json_body(wire.Camel)],
    ) -> wire.Camel:
        """Answer operation ``echoCamel``."""
        return await service.echo_camel(body)

    return router

"""REST routes of module ``values``."""

from typing import Annotated

from fastapi import APIRouter

from smart_unions_api.values.service import ValuesService
from smart_unions_contracts.values import values
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: ValuesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/values", tags=["values"])

    @router.post(
        "/values",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[values.Values, json_body(values.Values)],
    ) -> values.Values:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.post(
        "/either",
        operation_id="either",
        status_code=200,
        responses=problems(),
    )
    async def either(
        body: Annotated[
            values.Point | list[values.Label] | None,
            json_body(values.Point | list[values.Label] | None),
        ],
    ) -> int | str | None:
        """Answer operation ``either``."""
        return await service.either(body)

    return router

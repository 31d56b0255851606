"""REST routes of module ``limits``."""

from typing import Annotated

from fastapi import APIRouter

from constraints_api.limits.service import LimitsService
from constraints_contracts.limits import limits
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: LimitsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/limits", tags=["limits"])

    @router.post(
        "/limits",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[limits.Limits, json_body(limits.Limits)],
    ) -> limits.Limits:
        """Answer operation ``echo``."""
        return await service.echo(body)

    return router

"""REST routes of module ``a``."""

from typing import Annotated

from fastapi import APIRouter

from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems
from warned_models_api.a.service import AService
from warned_models_contracts.a import a


def rest_router(service: AService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/a", tags=["a"])

    @router.post(
        "/warned",
        operation_id="echo",
        status_code=200,
        responses=problems(models={409: a.Sloppy}),
    )
    async def echo(
        body: Annotated[a.Warned, json_body(a.Warned)],
    ) -> a.Warned:
        """Answer operation ``echo``."""
        return await service.echo(body)

    return router

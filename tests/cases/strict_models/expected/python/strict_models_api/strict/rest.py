"""REST routes of module ``strict``."""

from typing import Annotated

from fastapi import APIRouter

from strict_models_api.strict.service import StrictService
from strict_models_contracts.strict import strict
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: StrictService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/strict", tags=["strict"])

    @router.post(
        "/echo",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[strict.Strict, json_body(strict.Strict)],
    ) -> strict.Strict:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.put(
        "/many",
        operation_id="echoMany",
        status_code=200,
        responses=problems(),
    )
    async def echo_many(
        body: Annotated[list[strict.Strict], json_body(list[strict.Strict])],
    ) -> dict[str, strict.Strict]:
        """Answer operation ``echoMany``."""
        return await service.echo_many(body)

    return router

"""REST routes of module ``matrix``."""

from typing import Annotated

from fastapi import APIRouter

from nullable_api.matrix.service import MatrixService
from nullable_contracts.matrix import matrix
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: MatrixService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/matrix", tags=["matrix"])

    @router.post(
        "/matrix",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[matrix.Matrix, json_body(matrix.Matrix)],
    ) -> matrix.Matrix:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.post(
        "/nested",
        operation_id="echoNested",
        status_code=200,
        responses=problems(),
    )
    async def echo_nested(
        body: Annotated[matrix.Nested, json_body(matrix.Nested)],
    ) -> matrix.Nested:
        """Answer operation ``echoNested``."""
        return await service.echo_nested(body)

    return router

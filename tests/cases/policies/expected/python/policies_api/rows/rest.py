"""REST routes of module ``rows``."""

from typing import Annotated

from fastapi import APIRouter

from policies_api.rows.service import RowsService
from policies_contracts.rows import rows
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: RowsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/rows", tags=["rows"])

    @router.post(
        "/policies",
        operation_id="echoPolicies",
        status_code=200,
        responses=problems(),
    )
    async def echo_policies(
        body: Annotated[rows.Policies, json_body(rows.Policies)],
    ) -> rows.Policies:
        """Answer operation ``echoPolicies``."""
        return await service.echo_policies(body)

    @router.get(
        "/ratio",
        operation_id="ratio",
        status_code=200,
        responses=problems(),
    )
    async def ratio() -> rows.NotFinite:
        """Answer operation ``ratio``."""
        return await service.ratio()

    @router.post(
        "/nulls",
        operation_id="echoNulls",
        status_code=200,
        responses=problems(),
    )
    async def echo_nulls(
        body: Annotated[rows.Nulls, json_body(rows.Nulls)],
    ) -> rows.Nulls:
        """Answer operation ``echoNulls``."""
        return await service.echo_nulls(body)

    return router

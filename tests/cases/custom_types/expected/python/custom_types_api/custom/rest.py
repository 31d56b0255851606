"""REST routes of module ``custom``."""

from typing import Annotated

from fastapi import APIRouter

from custom_types_api.custom.service import CustomService
from custom_types_contracts.custom import custom
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: CustomService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/custom", tags=["custom"])

    @router.post(
        "/custom",
        operation_id="echoCustom",
        status_code=200,
        responses=problems(),
    )
    async def echo_custom(
        body: Annotated[custom.Custom, json_body(custom.Custom)],
    ) -> custom.Custom:
        """Answer operation ``echoCustom``."""
        return await service.echo_custom(body)

    @router.post(
        "/report",
        operation_id="report",
        status_code=200,
        responses=problems(),
    )
    async def report(
        body: Annotated[custom.Report, json_body(custom.Report)],
    ) -> custom.Report:
        """Answer operation ``report``."""
        return await service.report(body)

    @router.post(
        "/wrapped",
        operation_id="wrapped",
        status_code=200,
        responses=problems(),
    )
    async def wrapped(
        body: Annotated[custom.Wrapped, json_body(custom.Wrapped)],
    ) -> custom.Wrapped:
        """Answer operation ``wrapped``."""
        return await service.wrapped(body)

    @router.post(
        "/tidied",
        operation_id="tidied",
        status_code=200,
        responses=problems(),
    )
    async def tidied(
        body: Annotated[custom.Tidied, json_body(custom.Tidied)],
    ) -> custom.Tidied:
        """Answer operation ``tidied``."""
        return await service.tidied(body)

    return router

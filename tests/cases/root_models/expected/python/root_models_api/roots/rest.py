"""REST routes of module ``roots``."""

from typing import Annotated

from fastapi import APIRouter

from root_models_api.roots.service import RootsService
from root_models_contracts.roots import roots
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: RootsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/roots", tags=["roots"])

    @router.post(
        "/items",
        operation_id="echoItems",
        status_code=200,
        responses=problems(),
    )
    async def echo_items(
        body: Annotated[roots.Items, json_body(roots.Items)],
    ) -> roots.Items:
        """Answer operation ``echoItems``."""
        return await service.echo_items(body)

    @router.post(
        "/name",
        operation_id="echoName",
        status_code=200,
        responses=problems(),
    )
    async def echo_name(
        body: Annotated[roots.Name, json_body(roots.Name)],
    ) -> roots.Name:
        """Answer operation ``echoName``."""
        return await service.echo_name(body)

    @router.post(
        "/table",
        operation_id="echoTable",
        status_code=200,
        responses=problems(),
    )
    async def echo_table(
        body: Annotated[roots.Table, json_body(roots.Table)],
    ) -> roots.Table:
        """Answer operation ``echoTable``."""
        return await service.echo_table(body)

    @router.post(
        "/holder",
        operation_id="echoHolder",
        status_code=200,
        responses=problems(),
    )
    async def echo_holder(
        body: Annotated[roots.Holder, json_body(roots.Holder)],
    ) -> roots.Holder:
        """Answer operation ``echoHolder``."""
        return await service.echo_holder(body)

    return router

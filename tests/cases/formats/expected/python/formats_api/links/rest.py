"""REST routes of module ``links``."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from formats_api.links.service import LinksService
from formats_contracts.links import links
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: LinksService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/links", tags=["links"])

    @router.post(
        "/links",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[links.Links, json_body(links.Links)],
    ) -> links.Links:
        """Answer operation ``echo``."""
        return await service.echo(body)

    @router.get(
        "/links/{id}",
        operation_id="get",
        status_code=200,
        responses=problems(),
    )
    async def get(
        id_: Annotated[UUID, Path(alias="id")],
    ) -> links.Links:
        """Answer operation ``get``."""
        return await service.get(id_=id_)

    return router

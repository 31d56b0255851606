"""REST routes of module ``pages``."""

from typing import Annotated

from fastapi import APIRouter

from generics_api.pages.service import PagesService
from generics_contracts.pages import aliases, pages
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: PagesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/pages", tags=["pages"])

    @router.get(
        "/items",
        operation_id="items",
        status_code=200,
        responses=problems(),
    )
    async def items() -> aliases.Items:
        """Answer operation ``items``."""
        return await service.items()

    @router.get(
        "/named",
        operation_id="named",
        status_code=200,
        responses=problems(),
    )
    async def named() -> pages.ItemPage:
        """Answer operation ``named``."""
        return await service.named()

    @router.post(
        "/counted",
        operation_id="counted",
        status_code=200,
        responses=problems(),
    )
    async def counted(
        body: Annotated[aliases.CountedItems, json_body(aliases.CountedItems)],
    ) -> aliases.CountedItems:
        """Answer operation ``counted``."""
        return await service.counted(body)

    @router.post(
        "/pairs",
        operation_id="pairs",
        status_code=200,
        responses=problems(),
    )
    async def pairs(
        body: Annotated[aliases.Pairs, json_body(aliases.Pairs)],
    ) -> aliases.Pairs:
        """Answer operation ``pairs``."""
        return await service.pairs(body)

    @router.post(
        "/holder",
        operation_id="holder",
        status_code=200,
        responses=problems(),
    )
    async def holder(
        body: Annotated[pages.Holder, json_body(pages.Holder)],
    ) -> pages.Holder:
        """Answer operation ``holder``."""
        return await service.holder(body)

    return router

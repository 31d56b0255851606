"""REST routes of module ``open_world``."""

from typing import Annotated

from fastapi import APIRouter

from extra_members_api.open_world.service import OpenWorldService
from extra_members_contracts.open import open as open_open
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: OpenWorldService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/open_world", tags=["open_world"])

    @router.post(
        "/ignoring",
        operation_id="echoIgnoring",
        status_code=200,
        responses=problems(),
    )
    async def echo_ignoring(
        body: Annotated[open_open.Ignoring, json_body(open_open.Ignoring)],
    ) -> open_open.Ignoring:
        """Answer operation ``echoIgnoring``."""
        return await service.echo_ignoring(body)

    @router.post(
        "/keeping",
        operation_id="echoKeeping",
        status_code=200,
        responses=problems(),
    )
    async def echo_keeping(
        body: Annotated[open_open.Keeping, json_body(open_open.Keeping)],
    ) -> open_open.Keeping:
        """Answer operation ``echoKeeping``."""
        return await service.echo_keeping(body)

    @router.post(
        "/typed",
        operation_id="echoTyped",
        status_code=200,
        responses=problems(),
    )
    async def echo_typed(
        body: Annotated[open_open.Typed, json_body(open_open.Typed)],
    ) -> open_open.Typed:
        """Answer operation ``echoTyped``."""
        return await service.echo_typed(body)

    @router.post(
        "/refusing",
        operation_id="echoRefusing",
        status_code=200,
        responses=problems(),
    )
    async def echo_refusing(
        body: Annotated[open_open.Refusing, json_body(open_open.Refusing)],
    ) -> open_open.Refusing:
        """Answer operation ``echoRefusing``."""
        return await service.echo_refusing(body)

    return router

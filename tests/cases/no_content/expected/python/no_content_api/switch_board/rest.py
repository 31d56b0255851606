"""REST routes of module ``switch_board``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from no_content_api.switch_board.service import SwitchService
from no_content_contracts.switch import switch
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: SwitchService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/switch_board", tags=["switch_board"])

    @router.put(
        "/switch",
        operation_id="turn",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def turn(
        body: Annotated[switch.Position, json_body(switch.Position)],
    ) -> None:
        """Answer operation ``turn``."""
        await service.turn(body)

    @router.post(
        "/reset",
        operation_id="reset",
        status_code=205,
        response_class=Response,
        responses=problems(),
    )
    async def reset() -> None:
        """Answer operation ``reset``."""
        await service.reset()

    @router.delete(
        "/switch/{name}",
        operation_id="remove",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def remove(
        name: Annotated[str, Path(alias="name")],
        force: Annotated[bool, Query(alias="force")] = False,
    ) -> None:
        """Answer operation ``remove``."""
        await service.remove(
            name=name,
            force=force,
        )

    return router

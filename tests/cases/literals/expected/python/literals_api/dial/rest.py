"""REST routes of module ``dial``."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from literals_api.dial.service import DialService
from literals_contracts.dial import dial
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems

TURN_UNIT: Final = TypeAdapter[dial.Unit](
    dial.Unit,
).validate_json(
    '"mm"',
)


def rest_router(service: DialService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/dial", tags=["dial"])

    @router.post(
        "/dial",
        operation_id="turn",
        status_code=200,
        responses=problems(),
    )
    async def turn(
        body: Annotated[dial.Dial, json_body(dial.Dial)],
        unit: Annotated[dial.Unit, Query(alias="unit")] = TURN_UNIT,
    ) -> dial.Dial:
        """Answer operation ``turn``."""
        return await service.turn(
            body,
            unit=unit,
        )

    return router

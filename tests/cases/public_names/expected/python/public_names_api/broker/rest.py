"""REST routes of module ``broker``."""

from typing import Annotated

from fastapi import APIRouter

from public_names_api.broker.service import BrokerService
from public_names_contracts.broker import orders
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BrokerService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/broker", tags=["broker"])

    @router.post(
        "/header",
        operation_id="takeHeader",
        status_code=200,
        responses=problems(),
    )
    async def take_header(
        body: Annotated[orders.Header, json_body(orders.Header)],
    ) -> orders.Headers:
        """Answer operation ``takeHeader``."""
        return await service.take_header(body)

    return router

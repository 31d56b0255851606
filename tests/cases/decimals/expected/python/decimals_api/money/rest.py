"""REST routes of module ``money``."""

from decimal import Decimal
from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from decimals_api.money.service import MoneyService
from decimals_contracts.money import money
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems

ECHO_SCALE: Final = TypeAdapter[Decimal](
    Decimal,
).validate_json(
    '"2.5"',
)


def rest_router(service: MoneyService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/money", tags=["money"])

    @router.post(
        "/money",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[money.Money, json_body(money.Money)],
        amount: Annotated[Decimal, Query(alias="amount")],
        scale: Annotated[Decimal, Query(alias="scale")] = ECHO_SCALE,
    ) -> money.Money:
        """Answer operation ``echo``."""
        return await service.echo(
            body,
            amount=amount,
            scale=scale,
        )

    @router.get(
        "/total",
        operation_id="total",
        status_code=200,
        responses=problems(),
    )
    async def total() -> Decimal:
        """Answer operation ``total``."""
        return await service.total()

    return router

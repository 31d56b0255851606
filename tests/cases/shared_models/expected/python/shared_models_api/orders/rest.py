"""REST routes of module ``orders``."""

from typing import Annotated

from fastapi import APIRouter, Query

from shared_models_api.orders.service import OrdersService
from shared_models_contracts.common import common
from shared_models_contracts.orders import orders
from shared_models_contracts.people import people
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: OrdersService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/orders", tags=["orders"])

    @router.post(
        "/orders",
        operation_id="order",
        status_code=200,
        responses=problems(402),
    )
    async def order(
        body: Annotated[orders.Order, json_body(orders.Order)],
        currency: Annotated[
            common.Currency,
            Query(alias="currency"),
        ] = common.Currency.USD,
    ) -> orders.Order:
        """Answer operation ``order``."""
        return await service.order(
            body,
            currency=currency,
        )

    @router.get(
        "/price",
        operation_id="price",
        status_code=200,
        responses=problems(),
    )
    async def price() -> common.Money:
        """Answer operation ``price``."""
        return await service.price()

    @router.get(
        "/buyer",
        operation_id="buyer",
        status_code=200,
        responses=problems(),
    )
    async def buyer() -> people.Person:
        """Answer operation ``buyer``."""
        return await service.buyer()

    return router

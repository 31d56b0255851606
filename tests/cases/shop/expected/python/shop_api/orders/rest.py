"""REST routes of module ``orders``."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from shop_api.orders.service import OrdersService
from shop_contracts.common import problems as common_problems
from shop_contracts.orders import orders
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: OrdersService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/orders", tags=["orders"])

    @router.post(
        "/orders",
        operation_id="placeOrder",
        status_code=201,
        summary="Place an order.",
        responses=problems(400, 409),
    )
    async def place_order(
        body: Annotated[orders.Basket, json_body(orders.Basket)],
        dry_run: Annotated[bool, Query(alias="dryRun")] = False,
    ) -> orders.Order:
        """Place an order."""
        return await service.place_order(
            body,
            dry_run=dry_run,
        )

    @router.get(
        "/orders",
        operation_id="listOrders",
        status_code=200,
        summary="List the orders.",
        responses=problems(),
    )
    async def list_orders(
        state: Annotated[list[orders.State] | None, Query(alias="state")] = None,
        since: Annotated[datetime | None, Query(alias="since")] = None,
    ) -> list[orders.Order]:
        """List the orders."""
        return await service.list_orders(
            state=state,
            since=since,
        )

    @router.get(
        "/orders/{orderId}",
        operation_id="getOrder",
        status_code=200,
        summary="Get an order.",
        responses=problems(models={404: common_problems.NotFound}),
    )
    async def get_order(
        order_id: Annotated[UUID, Path(alias="orderId")],
    ) -> orders.Order:
        """Get an order."""
        return await service.get_order(order_id=order_id)

    @router.delete(
        "/orders/{orderId}",
        operation_id="cancelOrder",
        status_code=204,
        summary="Cancel an order.",
        deprecated=True,
        response_class=Response,
        responses=problems(404, 409),
    )
    async def cancel_order(
        order_id: Annotated[UUID, Path(alias="orderId")],
    ) -> None:
        """Cancel an order."""
        await service.cancel_order(order_id=order_id)

    return router

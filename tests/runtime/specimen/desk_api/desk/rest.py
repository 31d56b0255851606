"""REST routes of module ``desk``."""

from typing import Annotated

from desk_contracts.desk import orders
from fastapi import APIRouter, Path, Query, Response

from desk_api.desk.service import DeskService
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems
from tradegen_runtime.rest.route import RestRoute


def rest_router(service: DeskService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(
        prefix="/api/v1/desk",
        tags=["desk"],
        route_class=RestRoute,
    )

    @router.post(
        "/orders",
        operation_id="placeOrder",
        status_code=200,
        summary="Place an order.",
        responses=problems(409),
    )
    async def place_order(
        body: Annotated[orders.PreOrder, json_body(orders.PreOrder)],
    ) -> orders.PlacedOrder:
        """Place an order."""
        return await service.place_order(body)

    @router.get(
        "/orders",
        operation_id="getOrders",
        status_code=200,
        summary="Orders of an account, oldest first.",
        responses=problems(),
    )
    async def get_orders(
        account_id: Annotated[str, Query(alias="accountId")],
        limit: Annotated[int, Query(alias="limit", ge=1, le=500)] = 100,
    ) -> list[orders.PlacedOrder]:
        """Orders of an account, oldest first."""
        return await service.get_orders(account_id=account_id, limit=limit)

    @router.get(
        "/orders/{orderId}",
        operation_id="getOrder",
        status_code=200,
        summary="One order.",
        responses=problems(404),
    )
    async def get_order(
        order_id: Annotated[str, Path(alias="orderId")],
    ) -> orders.PlacedOrder:
        """One order."""
        return await service.get_order(order_id=order_id)

    @router.delete(
        "/orders/{orderId}",
        operation_id="cancelOrder",
        status_code=204,
        summary="Cancel an order.",
        response_class=Response,
        responses=problems(404),
    )
    async def cancel_order(
        order_id: Annotated[str, Path(alias="orderId")],
    ) -> None:
        """Cancel an order."""
        await service.cancel_order(order_id=order_id)

    return router

"""REST routes of module ``broker``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems
from trading_api.broker.service import BrokerService
from trading_contracts.broker import account, executions, leverage, orders, positions


def rest_router(service: BrokerService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/broker", tags=["broker"])

    @router.get(
        "/accounts",
        operation_id="getAccounts",
        status_code=200,
        summary="All accounts.",
        responses=problems(),
    )
    async def get_accounts() -> list[account.Account]:
        """All accounts."""
        return await service.get_accounts()

    @router.get(
        "/accounts/{accountId}",
        operation_id="getAccount",
        status_code=200,
        summary="One account.",
        responses=problems(404),
    )
    async def get_account(
        account_id: Annotated[str, Path(alias="accountId")],
    ) -> account.Account:
        """One account."""
        return await service.get_account(account_id=account_id)

    @router.get(
        "/accounts/{accountId}/equity",
        operation_id="getEquity",
        status_code=200,
        summary="Balance, equity and margin of an account.",
        responses=problems(404),
    )
    async def get_equity(
        account_id: Annotated[str, Path(alias="accountId")],
    ) -> account.EquityData:
        """Balance, equity and margin of an account."""
        return await service.get_equity(account_id=account_id)

    @router.post(
        "/orders",
        operation_id="placeOrder",
        status_code=200,
        summary="Place an order.",
        responses=problems(400, 404, 409, 412, 422),
    )
    async def place_order(
        body: Annotated[orders.PreOrder, json_body(orders.PreOrder)],
    ) -> orders.PlaceOrderResult:
        """Place an order.

        Market orders fill at the next price event. Codes: INVALID_QTY, INVALID_QTY_STEP,
        INVALID_TICK (400); UNKNOWN_ACCOUNT, UNKNOWN_SYMBOL (404); DUPLICATE_CLIENT_ORDER_ID (409);
        STALE_CONFIRM_ID (412); INSUFFICIENT_MARGIN, NOT_SHORTABLE, REDUCE_ONLY_WOULD_INCREASE,
        NO_MARKET_PRICE, MARKET_CLOSED, CURRENCY_MISMATCH (422).
        """
        return await service.place_order(body)

    @router.post(
        "/orders/preview",
        operation_id="previewOrder",
        status_code=200,
        summary="What an order would cost.",
        responses=problems(404),
    )
    async def preview_order(
        body: Annotated[orders.PreOrder, json_body(orders.PreOrder)],
    ) -> orders.OrderPreviewResult:
        """What an order would cost.

        Reasons that would refuse the order come inside `errors`; nothing is placed or reserved.
        """
        return await service.preview_order(body)

    @router.get(
        "/orders",
        operation_id="getOrders",
        status_code=200,
        summary="Working orders of an account.",
        responses=problems(404),
    )
    async def get_orders(
        account_id: Annotated[str | None, Query(alias="accountId")] = None,
        symbol: Annotated[str | None, Query(alias="symbol")] = None,
    ) -> list[orders.PlacedOrder]:
        """Working orders of an account."""
        return await service.get_orders(
            account_id=account_id,
            symbol=symbol,
        )

    @router.get(
        "/orders/history",
        operation_id="getOrderHistory",
        status_code=200,
        summary="All orders of an account, newest first.",
        responses=problems(400, 404),
    )
    async def get_order_history(
        account_id: Annotated[str | None, Query(alias="accountId")] = None,
        status: Annotated[orders.OrderStatus | None, Query(alias="status")] = None,
        symbol: Annotated[str | None, Query(alias="symbol")] = None,
        limit: Annotated[int, Query(alias="limit", ge=1, le=1000)] = 100,
        cursor: Annotated[str | None, Query(alias="cursor")] = None,
    ) -> orders.OrderPage:
        """All orders of an account, newest first."""
        return await service.get_order_history(
            account_id=account_id,
            status=status,
            symbol=symbol,
            limit=limit,
            cursor=cursor,
        )

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

    @router.patch(
        "/orders/{orderId}",
        operation_id="modifyOrder",
        status_code=200,
        summary="Change a working order.",
        responses=problems(400, 404, 409, 412, 422),
    )
    async def modify_order(
        body: Annotated[orders.OrderChange, json_body(orders.OrderChange)],
        order_id: Annotated[str, Path(alias="orderId")],
    ) -> orders.PlacedOrder:
        """Change a working order.

        Codes as placeOrder, and UNKNOWN_ORDER (404), ORDER_FINAL (409), STALE_VERSION (412),
        INVALID_PRICE (400).
        """
        return await service.modify_order(
            body,
            order_id=order_id,
        )

    @router.delete(
        "/orders/{orderId}",
        operation_id="cancelOrder",
        status_code=200,
        summary="Cancel a working order.",
        responses=problems(404, 409),
    )
    async def cancel_order(
        order_id: Annotated[str, Path(alias="orderId")],
    ) -> orders.PlacedOrder:
        """Cancel a working order.

        A final order stays as it is and answers ORDER_FINAL (409).
        """
        return await service.cancel_order(order_id=order_id)

    @router.get(
        "/positions",
        operation_id="getPositions",
        status_code=200,
        summary="Open positions of an account.",
        responses=problems(404),
    )
    async def get_positions(
        account_id: Annotated[str | None, Query(alias="accountId")] = None,
    ) -> list[positions.Position]:
        """Open positions of an account."""
        return await service.get_positions(account_id=account_id)

    @router.post(
        "/positions/{positionId}/close",
        operation_id="closePosition",
        status_code=200,
        summary="Close a position, or a part of it.",
        responses=problems(400, 404, 409, 422),
    )
    async def close_position(
        body: Annotated[positions.ClosePosition, json_body(positions.ClosePosition)],
        position_id: Annotated[str, Path(alias="positionId")],
    ) -> orders.PlacedOrder:
        """Close a position, or a part of it.

        Places a reduce-only market order against the position. AMOUNT_EXCEEDS (400) when the amount
        is larger than the position.
        """
        return await service.close_position(
            body,
            position_id=position_id,
        )

    @router.get(
        "/executions",
        operation_id="getExecutions",
        status_code=200,
        summary="Fills of an account, oldest first.",
        responses=problems(400, 404),
    )
    async def get_executions(
        account_id: Annotated[str | None, Query(alias="accountId")] = None,
        symbol: Annotated[str | None, Query(alias="symbol")] = None,
        from_: Annotated[int | None, Query(alias="from", ge=0)] = None,
        to: Annotated[int | None, Query(alias="to", ge=0)] = None,
        limit: Annotated[int, Query(alias="limit", ge=1, le=1000)] = 100,
        cursor: Annotated[str | None, Query(alias="cursor")] = None,
    ) -> executions.ExecutionPage:
        """Fills of an account, oldest first."""
        return await service.get_executions(
            account_id=account_id,
            symbol=symbol,
            from_=from_,
            to=to,
            limit=limit,
            cursor=cursor,
        )

    @router.get(
        "/leverage/info",
        operation_id="getLeverage",
        status_code=200,
        summary="Leverage of an instrument on an account.",
        responses=problems(404),
    )
    async def get_leverage(
        symbol: Annotated[str, Query(alias="symbol")],
        account_id: Annotated[str | None, Query(alias="accountId")] = None,
    ) -> leverage.LeverageInfo:
        """Leverage of an instrument on an account."""
        return await service.get_leverage(
            symbol=symbol,
            account_id=account_id,
        )

    @router.put(
        "/leverage",
        operation_id="setLeverage",
        status_code=200,
        summary="Set the leverage of an instrument on an account.",
        responses=problems(400, 404, 422),
    )
    async def set_leverage(
        body: Annotated[leverage.LeverageSetting, json_body(leverage.LeverageSetting)],
    ) -> leverage.LeverageResult:
        """Set the leverage of an instrument on an account."""
        return await service.set_leverage(body)

    @router.post(
        "/leverage/preview",
        operation_id="previewLeverage",
        status_code=200,
        summary="What setting a leverage would do.",
        responses=problems(404),
    )
    async def preview_leverage(
        body: Annotated[leverage.LeverageSetting, json_body(leverage.LeverageSetting)],
    ) -> leverage.LeveragePreview:
        """What setting a leverage would do."""
        return await service.preview_leverage(body)

    return router

"""Client of module ``broker``: Broker.

Accounts, orders, positions, executions and leverage of a simulated broker.
"""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import (
    ClientCore,
    ItemRule,
    LiveList,
    Operation,
    Subscription,
    Topic,
)
from trading_client import models

GET_ACCOUNTS: Final = Operation[list[models.Account]](
    method="GET",
    path="/api/v1/broker/accounts",
    response=lambda: TypeAdapter(list[models.Account]),
)

GET_ACCOUNT: Final = Operation[models.Account](
    method="GET",
    path="/api/v1/broker/accounts/{accountId}",
    response=lambda: TypeAdapter(models.Account),
)

GET_EQUITY: Final = Operation[models.EquityData](
    method="GET",
    path="/api/v1/broker/accounts/{accountId}/equity",
    response=lambda: TypeAdapter(models.EquityData),
)

PLACE_ORDER: Final = Operation[models.PlaceOrderResult](
    method="POST",
    path="/api/v1/broker/orders",
    response=lambda: TypeAdapter(models.PlaceOrderResult),
)

PREVIEW_ORDER: Final = Operation[models.OrderPreviewResult](
    method="POST",
    path="/api/v1/broker/orders/preview",
    response=lambda: TypeAdapter(models.OrderPreviewResult),
)

GET_ORDERS: Final = Operation[list[models.PlacedOrder]](
    method="GET",
    path="/api/v1/broker/orders",
    response=lambda: TypeAdapter(list[models.PlacedOrder]),
)

GET_ORDER_HISTORY: Final = Operation[models.OrderPage](
    method="GET",
    path="/api/v1/broker/orders/history",
    response=lambda: TypeAdapter(models.OrderPage),
)

GET_ORDER: Final = Operation[models.PlacedOrder](
    method="GET",
    path="/api/v1/broker/orders/{orderId}",
    response=lambda: TypeAdapter(models.PlacedOrder),
)

MODIFY_ORDER: Final = Operation[models.PlacedOrder](
    method="PATCH",
    path="/api/v1/broker/orders/{orderId}",
    response=lambda: TypeAdapter(models.PlacedOrder),
)

CANCEL_ORDER: Final = Operation[models.PlacedOrder](
    method="DELETE",
    path="/api/v1/broker/orders/{orderId}",
    response=lambda: TypeAdapter(models.PlacedOrder),
)

GET_POSITIONS: Final = Operation[list[models.Position]](
    method="GET",
    path="/api/v1/broker/positions",
    response=lambda: TypeAdapter(list[models.Position]),
)

CLOSE_POSITION: Final = Operation[models.PlacedOrder](
    method="POST",
    path="/api/v1/broker/positions/{positionId}/close",
    response=lambda: TypeAdapter(models.PlacedOrder),
)

GET_EXECUTIONS: Final = Operation[models.ExecutionPage](
    method="GET",
    path="/api/v1/broker/executions",
    response=lambda: TypeAdapter(models.ExecutionPage),
)

GET_LEVERAGE: Final = Operation[models.LeverageInfo](
    method="GET",
    path="/api/v1/broker/leverage/info",
    response=lambda: TypeAdapter(models.LeverageInfo),
)

SET_LEVERAGE: Final = Operation[models.LeverageResult](
    method="PUT",
    path="/api/v1/broker/leverage",
    response=lambda: TypeAdapter(models.LeverageResult),
)

PREVIEW_LEVERAGE: Final = Operation[models.LeveragePreview](
    method="POST",
    path="/api/v1/broker/leverage/preview",
    response=lambda: TypeAdapter(models.LeveragePreview),
)

ORDERS: Final = Topic[models.PlacedOrder](
    route="orders",
    ws_path="/api/v1/broker/ws",
    update=lambda: TypeAdapter(models.PlacedOrder),
    delivery="every",
    items=ItemRule(
        key="id",
        drop={
            "status": (
                "filled",
                "canceled",
                "rejected",
                "expired",
            ),
        },
    ),
)

POSITIONS: Final = Topic[models.Position](
    route="positions",
    ws_path="/api/v1/broker/ws",
    update=lambda: TypeAdapter(models.Position),
    delivery="every",
    items=ItemRule(
        key="id",
        drop={
            "qty": (0,),
        },
    ),
)

EXECUTIONS: Final = Topic[models.Execution](
    route="executions",
    ws_path="/api/v1/broker/ws",
    update=lambda: TypeAdapter(models.Execution),
    delivery="every",
)

EQUITY: Final = Topic[models.EquityData](
    route="equity",
    ws_path="/api/v1/broker/ws",
    update=lambda: TypeAdapter(models.EquityData),
    delivery="latest",
)

BROKER_CONNECTION: Final = Topic[models.BrokerConnectionStatus](
    route="broker-connection",
    ws_path="/api/v1/broker/ws",
    update=lambda: TypeAdapter(models.BrokerConnectionStatus),
    delivery="latest",
)


class BrokerClient:
    """Client of module ``broker``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_accounts(self) -> list[models.Account]:
        """All accounts."""
        return await self._core.request(GET_ACCOUNTS)

    async def get_account(
        self,
        *,
        account_id: str,
    ) -> models.Account:
        """One account."""
        return await self._core.request(
            GET_ACCOUNT,
            path={"accountId": account_id},
        )

    async def get_equity(
        self,
        *,
        account_id: str,
    ) -> models.EquityData:
        """Balance, equity and margin of an account."""
        return await self._core.request(
            GET_EQUITY,
            path={"accountId": account_id},
        )

    async def place_order(
        self,
        body: models.PreOrder,
    ) -> models.PlaceOrderResult:
        """Place an order.

        Market orders fill at the next price event. Codes: INVALID_QTY, INVALID_QTY_STEP,
        INVALID_TICK (400); UNKNOWN_ACCOUNT, UNKNOWN_SYMBOL (404); DUPLICATE_CLIENT_ORDER_ID (409);
        STALE_CONFIRM_ID (412); INSUFFICIENT_MARGIN, NOT_SHORTABLE, REDUCE_ONLY_WOULD_INCREASE,
        NO_MARKET_PRICE, MARKET_CLOSED, CURRENCY_MISMATCH (422).
        """
        return await self._core.request(
            PLACE_ORDER,
            body=body,
        )

    async def preview_order(
        self,
        body: models.PreOrder,
    ) -> models.OrderPreviewResult:
        """What an order would cost.

        Reasons that would refuse the order come inside `errors`; nothing is placed or reserved.
        """
        return await self._core.request(
            PREVIEW_ORDER,
            body=body,
        )

    async def get_orders(
        self,
        *,
        account_id: str | None = None,
        symbol: str | None = None,
    ) -> list[models.PlacedOrder]:
        """Working orders of an account.

        Args:
            account_id: The caller's default account when left out.
            symbol: Only orders of this instrument.
        """
        return await self._core.request(
            GET_ORDERS,
            query={
                "accountId": account_id,
                "symbol": symbol,
            },
        )

    async def get_order_history(
        self,
        *,
        account_id: str | None = None,
        status: models.OrderStatus | None = None,
        symbol: str | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> models.OrderPage:
        """All orders of an account, newest first.

        Args:
            account_id: The caller's default account when left out.
            status: Only orders of this status.
            symbol: Only orders of this instrument.
            limit: Orders per page.
            cursor: Where to go on; from the page before.
        """
        return await self._core.request(
            GET_ORDER_HISTORY,
            query={
                "accountId": account_id,
                "status": status,
                "symbol": symbol,
                "limit": limit,
                "cursor": cursor,
            },
        )

    async def get_order(
        self,
        *,
        order_id: str,
    ) -> models.PlacedOrder:
        """One order."""
        return await self._core.request(
            GET_ORDER,
            path={"orderId": order_id},
        )

    async def modify_order(
        self,
        body: models.OrderChange,
        *,
        order_id: str,
    ) -> models.PlacedOrder:
        """Change a working order.

        Codes as placeOrder, and UNKNOWN_ORDER (404), ORDER_FINAL (409), STALE_VERSION (412),
        INVALID_PRICE (400).
        """
        return await self._core.request(
            MODIFY_ORDER,
            body=body,
            path={"orderId": order_id},
        )

    async def cancel_order(
        self,
        *,
        order_id: str,
    ) -> models.PlacedOrder:
        """Cancel a working order.

        A final order stays as it is and answers ORDER_FINAL (409).
        """
        return await self._core.request(
            CANCEL_ORDER,
            path={"orderId": order_id},
        )

    async def get_positions(
        self,
        *,
        account_id: str | None = None,
    ) -> list[models.Position]:
        """Open positions of an account.

        Args:
            account_id: The caller's default account when left out.
        """
        return await self._core.request(
            GET_POSITIONS,
            query={"accountId": account_id},
        )

    async def close_position(
        self,
        body: models.ClosePosition,
        *,
        position_id: str,
    ) -> models.PlacedOrder:
        """Close a position, or a part of it.

        Places a reduce-only market order against the position. AMOUNT_EXCEEDS (400) when the amount
        is larger than the position.
        """
        return await self._core.request(
            CLOSE_POSITION,
            body=body,
            path={"positionId": position_id},
        )

    async def get_executions(
        self,
        *,
        account_id: str | None = None,
        symbol: str | None = None,
        from_: int | None = None,
        to: int | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> models.ExecutionPage:
        """Fills of an account, oldest first.

        Args:
            account_id: The caller's default account when left out.
            symbol: Only fills of this instrument.
            from_: Earliest time in ms, inclusive.
            to: Latest time in ms, exclusive.
            limit: Executions per page.
            cursor: Where to go on; from the page before.
        """
        return await self._core.request(
            GET_EXECUTIONS,
            query={
                "accountId": account_id,
                "symbol": symbol,
                "from": from_,
                "to": to,
                "limit": limit,
                "cursor": cursor,
            },
        )

    async def get_leverage(
        self,
        *,
        account_id: str | None = None,
        symbol: str,
    ) -> models.LeverageInfo:
        """Leverage of an instrument on an account.

        Args:
            account_id: The caller's default account when left out.
        """
        return await self._core.request(
            GET_LEVERAGE,
            query={
                "accountId": account_id,
                "symbol": symbol,
            },
        )

    async def set_leverage(
        self,
        body: models.LeverageSetting,
    ) -> models.LeverageResult:
        """Set the leverage of an instrument on an account."""
        return await self._core.request(
            SET_LEVERAGE,
            body=body,
        )

    async def preview_leverage(
        self,
        body: models.LeverageSetting,
    ) -> models.LeveragePreview:
        """What setting a leverage would do."""
        return await self._core.request(
            PREVIEW_LEVERAGE,
            body=body,
        )

    def orders(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.PlacedOrder]:
        """Order changes of one account.

        Every change of every order, in order. The live list holds the working orders.
        """
        return self._core.subscribe(
            ORDERS,
            {"accountId": account_id},
        )

    def live_orders(
        self,
        *,
        account_id: str,
    ) -> LiveList[models.PlacedOrder]:
        """Follow the items of topic ``orders``, as a whole list each time."""
        return self._core.live(
            ORDERS,
            {"accountId": account_id},
        )

    def positions(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.Position]:
        """Position changes of one account.

        Every fill and every change of market price; quantity 0 says that the position is closed.
        The live list holds the open positions.
        """
        return self._core.subscribe(
            POSITIONS,
            {"accountId": account_id},
        )

    def live_positions(
        self,
        *,
        account_id: str,
    ) -> LiveList[models.Position]:
        """Follow the items of topic ``positions``, as a whole list each time."""
        return self._core.live(
            POSITIONS,
            {"accountId": account_id},
        )

    def executions(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.Execution]:
        """Fills of one account."""
        return self._core.subscribe(
            EXECUTIONS,
            {"accountId": account_id},
        )

    def equity(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.EquityData]:
        """Balance, equity and margin of one account."""
        return self._core.subscribe(
            EQUITY,
            {"accountId": account_id},
        )

    def broker_connection(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.BrokerConnectionStatus]:
        """Whether the broker takes orders."""
        return self._core.subscribe(
            BROKER_CONNECTION,
            {"accountId": account_id},
        )

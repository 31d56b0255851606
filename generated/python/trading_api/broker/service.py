"""What module ``broker`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tradegen_runtime.publish import Publish
from trading_contracts.broker import (
    account,
    connection,
    executions,
    leverage,
    orders,
    positions,
)


@runtime_checkable
class BrokerService(Protocol):
    """What module ``broker`` needs from hand-written code.

    Accounts, orders, positions, executions and leverage of a simulated broker.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_accounts(self) -> list[account.Account]:
        """All accounts."""
        ...

    async def get_account(
        self,
        *,
        account_id: str,
    ) -> account.Account:
        """One account."""
        ...

    async def get_equity(
        self,
        *,
        account_id: str,
    ) -> account.EquityData:
        """Balance, equity and margin of an account."""
        ...

    async def place_order(
        self,
        body: orders.PreOrder,
    ) -> orders.PlaceOrderResult:
        """Place an order.

        Market orders fill at the next price event. Codes: INVALID_QTY, INVALID_QTY_STEP,
        INVALID_TICK (400); UNKNOWN_ACCOUNT, UNKNOWN_SYMBOL (404); DUPLICATE_CLIENT_ORDER_ID (409);
        STALE_CONFIRM_ID (412); INSUFFICIENT_MARGIN, NOT_SHORTABLE, REDUCE_ONLY_WOULD_INCREASE,
        NO_MARKET_PRICE, MARKET_CLOSED, CURRENCY_MISMATCH (422).
        """
        ...

    async def preview_order(
        self,
        body: orders.PreOrder,
    ) -> orders.OrderPreviewResult:
        """What an order would cost.

        Reasons that would refuse the order come inside `errors`; nothing is placed or reserved.
        """
        ...

    async def get_orders(
        self,
        *,
        account_id: str | None,
        symbol: str | None,
    ) -> list[orders.PlacedOrder]:
        """Working orders of an account.

        Args:
            account_id: The caller's default account when left out.
            symbol: Only orders of this instrument.
        """
        ...

    async def get_order_history(
        self,
        *,
        account_id: str | None,
        status: orders.OrderStatus | None,
        symbol: str | None,
        limit: int,
        cursor: str | None,
    ) -> orders.OrderPage:
        """All orders of an account, newest first.

        Args:
            account_id: The caller's default account when left out.
            status: Only orders of this status.
            symbol: Only orders of this instrument.
            limit: Orders per page.
            cursor: Where to go on; from the page before.
        """
        ...

    async def get_order(
        self,
        *,
        order_id: str,
    ) -> orders.PlacedOrder:
        """One order."""
        ...

    async def modify_order(
        self,
        body: orders.OrderChange,
        *,
        order_id: str,
    ) -> orders.PlacedOrder:
        """Change a working order.

        Codes as placeOrder, and UNKNOWN_ORDER (404), ORDER_FINAL (409), STALE_VERSION (412),
        INVALID_PRICE (400).
        """
        ...

    async def cancel_order(
        self,
        *,
        order_id: str,
    ) -> orders.PlacedOrder:
        """Cancel a working order.

        A final order stays as it is and answers ORDER_FINAL (409).
        """
        ...

    async def get_positions(
        self,
        *,
        account_id: str | None,
    ) -> list[positions.Position]:
        """Open positions of an account.

        Args:
            account_id: The caller's default account when left out.
        """
        ...

    async def close_position(
        self,
        body: positions.ClosePosition,
        *,
        position_id: str,
    ) -> orders.PlacedOrder:
        """Close a position, or a part of it.

        Places a reduce-only market order against the position. AMOUNT_EXCEEDS (400) when the amount
        is larger than the position.
        """
        ...

    async def get_executions(
        self,
        *,
        account_id: str | None,
        symbol: str | None,
        from_: int | None,
        to: int | None,
        limit: int,
        cursor: str | None,
    ) -> executions.ExecutionPage:
        """Fills of an account, oldest first.

        Args:
            account_id: The caller's default account when left out.
            symbol: Only fills of this instrument.
            from_: Earliest time in ms, inclusive.
            to: Latest time in ms, exclusive.
            limit: Executions per page.
            cursor: Where to go on; from the page before.
        """
        ...

    async def get_leverage(
        self,
        *,
        account_id: str | None,
        symbol: str,
    ) -> leverage.LeverageInfo:
        """Leverage of an instrument on an account.

        Args:
            account_id: The caller's default account when left out.
        """
        ...

    async def set_leverage(
        self,
        body: leverage.LeverageSetting,
    ) -> leverage.LeverageResult:
        """Set the leverage of an instrument on an account."""
        ...

    async def preview_leverage(
        self,
        body: leverage.LeverageSetting,
    ) -> leverage.LeveragePreview:
        """What setting a leverage would do."""
        ...

    def stream_orders(
        self,
        params: orders.OrderSubscriptionRequest,
        publish: Publish[orders.PlacedOrder],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``: Order changes of one account.

        Every change of every order, in order. The live list holds the working orders.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_positions(
        self,
        params: positions.PositionSubscriptionRequest,
        publish: Publish[positions.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``positions``: Position changes of one account.

        Every fill and every change of market price; quantity 0 says that the position is closed.
        The live list holds the open positions.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_executions(
        self,
        params: executions.ExecutionSubscriptionRequest,
        publish: Publish[executions.Execution],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``executions``: Fills of one account.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_equity(
        self,
        params: account.EquitySubscriptionRequest,
        publish: Publish[account.EquityData],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``equity``: Balance, equity and margin of one account.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_broker_connection(
        self,
        params: connection.BrokerConnectionSubscriptionRequest,
        publish: Publish[connection.BrokerConnectionStatus],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``broker-connection``: Whether the broker takes orders.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

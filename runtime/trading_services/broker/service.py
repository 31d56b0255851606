"""The broker as the API sees it: operations by REST, changes by topic."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import TracebackType
from typing import Self, assert_never

from trading_contracts.broker import account, connection, executions, leverage, orders, positions
from trading_services.broker.broker import Broker
from trading_services.broker.change import Change, EquityChanged, ExecutionMade, OrderChanged, PositionChanged
from trading_services.broker.channel import Channel
from trading_services.broker.confirmations import Confirmations
from trading_services.broker.denial import Denied
from trading_services.broker.desk import Desk, TermsChange
from trading_services.broker.leverage import LEVERAGE_STEP, MIN_LEVERAGE, max_leverage
from trading_services.broker.money import round_to
from trading_services.broker.order import OrderStatus
from trading_services.broker.pages import execution_page, order_page
from trading_services.broker.preview import order_preview
from trading_services.broker.prices import PriceSource
from trading_services.broker.refusals import answering
from trading_services.broker.settings import Setting, read_settings
from trading_services.broker.wire import (
    equity_data,
    order_terms,
    placed_order,
    wire_account,
    wire_execution,
    wire_position,
)


class BrokerService:
    """A simulated broker on a price source.

    While it is entered it follows the prices: orders are matched whether or not anybody subscribes.
    """

    def __init__(self, *, prices: PriceSource, setting: Setting = lambda _name, default: default) -> None:
        self._prices = prices
        self._broker = Broker(prices, read_settings(setting).profiles, self._announce)
        self._confirmations = Confirmations()
        self._orders: Channel[orders.PlacedOrder] = Channel()
        self._positions: Channel[positions.Position] = Channel()
        self._executions: Channel[executions.Execution] = Channel()
        self._equity: Channel[account.EquityData] = Channel()
        self._connections: Channel[connection.BrokerConnectionStatus] = Channel()
        self._connection = self._connection_now(connection.ConnectionStatus.DISCONNECTED)
        self._detach: Callable[[], None] | None = None

    async def __aenter__(self) -> Self:
        """Begin to follow the prices."""
        self._detach = self._prices.listen(self._broker.take_in)
        self._set_connection(connection.ConnectionStatus.CONNECTED)
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Let the prices go."""
        if self._detach is not None:
            self._detach()
            self._detach = None
        self._set_connection(connection.ConnectionStatus.DISCONNECTED)

    # Accounts

    async def get_accounts(self) -> list[account.Account]:
        """Return all accounts."""
        return [wire_account(desk.profile, desk.book.leverages.default) for desk in self._broker.desks()]

    async def get_account(self, *, account_id: str) -> account.Account:
        """Return one account."""
        with answering():
            desk = self._broker.desk(account_id)
            return wire_account(desk.profile, desk.book.leverages.default)

    async def get_equity(self, *, account_id: str) -> account.EquityData:
        """Return the money of an account."""
        with answering():
            return equity_data(self._broker.desk(account_id).book.equity)

    # Orders

    async def place_order(self, body: orders.PreOrder) -> orders.PlaceOrderResult:
        """Place an order."""
        with answering(), self._acting_on(self._broker.desk(body.accountId)) as desk:
            terms = order_terms(body, symbol=self._symbol(body.symbol))
            desk.check_client_order_id(terms.client_order_id)
            if body.confirmId is not None:
                self._confirmations.check(body.confirmId, desk.profile.id, terms)
            order = desk.place(terms)
            if body.confirmId is not None:
                self._confirmations.use(body.confirmId)
            return orders.PlaceOrderResult(orderId=order.id, order=placed_order(order))

    async def preview_order(self, body: orders.PreOrder) -> orders.OrderPreviewResult:
        """Say what an order would cost; nothing changes."""
        with answering():
            desk = self._broker.desk(body.accountId)
            symbol = self._symbol(body.symbol)
            terms = order_terms(body, symbol=symbol)
            assessment = desk.preview(terms)
            confirm_id = None if assessment.denials else self._confirmations.issue(desk.profile.id, terms)
            return order_preview(
                assessment,
                desk.profile,
                held=desk.book.held(symbol),
                quote=self._broker.tape.quote(symbol),
                confirm_id=confirm_id,
            )

    async def get_orders(self, *, account_id: str | None, symbol: str | None) -> list[orders.PlacedOrder]:
        """Return the working orders of an account."""
        with answering():
            desk = self._broker.desk(account_id)
            return [placed_order(order) for order in desk.book.working(self._symbol_if_any(symbol))]

    async def get_order_history(
        self,
        *,
        account_id: str | None,
        status: orders.OrderStatus | None,
        symbol: str | None,
        limit: int,
        cursor: str | None,
    ) -> orders.OrderPage:
        """Return a page of all orders of an account, newest first."""
        with answering():
            items, next_cursor = order_page(
                self._broker.desk(account_id).book,
                status=None if status is None else OrderStatus(status.value),
                symbol=self._symbol_if_any(symbol),
                limit=limit,
                cursor=cursor,
            )
            return orders.OrderPage(items=[placed_order(order) for order in items], nextCursor=next_cursor)

    async def get_order(self, *, order_id: str) -> orders.PlacedOrder:
        """Return one order."""
        with answering():
            return placed_order(self._broker.order(order_id))

    async def modify_order(self, body: orders.OrderChange, *, order_id: str) -> orders.PlacedOrder:
        """Change a working order."""
        with answering(), self._acting_on(self._broker.desk_of_order(order_id)) as desk:
            change = TermsChange(
                qty=body.qty, limit_price=body.limitPrice, stop_price=body.stopPrice, version=body.version
            )
            return placed_order(desk.modify(order_id, change))

    async def cancel_order(self, *, order_id: str) -> orders.PlacedOrder:
        """Cancel a working order."""
        with answering(), self._acting_on(self._broker.desk_of_order(order_id)) as desk:
            return placed_order(desk.cancel(order_id))

    # Positions and executions

    async def get_positions(self, *, account_id: str | None) -> list[positions.Position]:
        """Return the open positions of an account."""
        with answering():
            book = self._broker.desk(account_id).book
            return [wire_position(each, book.margin_of(each)) for each in book.positions.values() if each.qty]

    async def close_position(self, body: positions.ClosePosition, *, position_id: str) -> orders.PlacedOrder:
        """Place the order that closes a position or a part of it."""
        with answering(), self._acting_on(self._broker.desk_of_position(position_id)) as desk:
            return placed_order(desk.close(position_id, amount=body.amount, client_order_id=body.clientOrderId))

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
        """Return a page of the fills of an account, oldest first."""
        with answering():
            items, next_cursor = execution_page(
                self._broker.desk(account_id).book,
                symbol=self._symbol_if_any(symbol),
                start=from_,
                end=to,
                limit=limit,
                cursor=cursor,
            )
            return executions.ExecutionPage(items=[wire_execution(each) for each in items], nextCursor=next_cursor)

    # Leverage

    async def get_leverage(self, *, account_id: str | None, symbol: str) -> leverage.LeverageInfo:
        """Return the leverage of an instrument on an account."""
        with answering():
            desk = self._broker.desk(account_id)
            canonical = self._symbol(symbol)
            return leverage.LeverageInfo(
                title=f"Leverage of {canonical}",
                leverage=desk.book.leverages.of(canonical),
                min=MIN_LEVERAGE,
                max=max_leverage(desk.profile),
                step=LEVERAGE_STEP,
            )

    async def set_leverage(self, body: leverage.LeverageSetting) -> leverage.LeverageResult:
        """Set the leverage of an instrument on an account."""
        with answering(), self._acting_on(self._broker.desk(body.accountId)) as desk:
            desk.set_leverage(self._symbol(body.symbol), body.leverage)
            return leverage.LeverageResult(leverage=body.leverage)

    async def preview_leverage(self, body: leverage.LeverageSetting) -> leverage.LeveragePreview:
        """Say what setting a leverage would do; nothing changes."""
        with answering():
            desk = self._broker.desk(body.accountId)
            symbol = self._symbol(body.symbol)
            try:
                after = desk.preview_leverage(symbol, body.leverage)
            except Denied as denied:
                return leverage.LeveragePreview(infos=[], warnings=[], errors=[denied.message])
            unit, before = desk.profile.unit, desk.book.figures()
            used = f"{round_to(before.margin_used, unit):f} to {round_to(after.margin_used, unit):f}"
            return leverage.LeveragePreview(
                infos=[f"Margin used goes from {used} {desk.profile.currency}."], warnings=[], errors=[]
            )

    # Topics

    @asynccontextmanager
    async def stream_orders(
        self, params: orders.OrderSubscriptionRequest, publish: Callable[[orders.PlacedOrder], None]
    ) -> AsyncIterator[None]:
        """Publish every order change of an account."""
        with self._orders.open(self._account_id(params.accountId), publish):
            yield

    @asynccontextmanager
    async def stream_positions(
        self, params: positions.PositionSubscriptionRequest, publish: Callable[[positions.Position], None]
    ) -> AsyncIterator[None]:
        """Publish every position change of an account."""
        with self._positions.open(self._account_id(params.accountId), publish):
            yield

    @asynccontextmanager
    async def stream_executions(
        self, params: executions.ExecutionSubscriptionRequest, publish: Callable[[executions.Execution], None]
    ) -> AsyncIterator[None]:
        """Publish every fill of an account."""
        with self._executions.open(self._account_id(params.accountId), publish):
            yield

    @asynccontextmanager
    async def stream_equity(
        self, params: account.EquitySubscriptionRequest, publish: Callable[[account.EquityData], None]
    ) -> AsyncIterator[None]:
        """Publish the money of an account as it is, then every change."""
        account_id = self._account_id(params.accountId)
        with self._equity.open(account_id, publish):
            publish(await self.get_equity(account_id=account_id))
            yield

    @asynccontextmanager
    async def stream_broker_connection(
        self,
        params: connection.BrokerConnectionSubscriptionRequest,
        publish: Callable[[connection.BrokerConnectionStatus], None],
    ) -> AsyncIterator[None]:
        """Publish whether the broker is connected, then every change."""
        with self._connections.open(self._account_id(params.accountId), publish):
            publish(self._connection)
            yield

    # Inside

    @contextmanager
    def _acting_on(self, desk: Desk) -> Iterator[Desk]:
        yield desk
        self._broker.publish(desk)

    def _account_id(self, account_id: str) -> str:
        with answering():
            return self._broker.desk(account_id).profile.id

    def _symbol(self, symbol: str) -> str:
        return self._broker.tape.instrument(symbol).symbol

    def _symbol_if_any(self, symbol: str | None) -> str | None:
        return None if symbol is None else self._symbol(symbol)

    def _announce(self, account_id: str, change: Change) -> None:
        match change:
            case ExecutionMade(execution):
                self._executions.publish(account_id, lambda: wire_execution(execution))
            case OrderChanged(order):
                self._orders.publish(account_id, lambda: placed_order(order))
            case PositionChanged(position, margin):
                self._positions.publish(account_id, lambda: wire_position(position, margin))
            case EquityChanged(equity):
                self._equity.publish(account_id, lambda: equity_data(equity))
            case _:
                assert_never(change)

    def _connection_now(self, status: connection.ConnectionStatus) -> connection.BrokerConnectionStatus:
        return connection.BrokerConnectionStatus(status=status, timestamp=self._prices.now_ms())

    def _set_connection(self, status: connection.ConnectionStatus) -> None:
        self._connection = self._connection_now(status)
        for desk in self._broker.desks():
            self._connections.publish(desk.profile.id, lambda: self._connection)

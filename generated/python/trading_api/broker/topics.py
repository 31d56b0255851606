"""Live topics of module ``broker``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations
from trading_api.broker.service import BrokerService
from trading_contracts.broker import account, connection, executions, orders, positions


class OrdersRouter:
    """Topic ``orders``: Order changes of one account.

    Every change of every order, in order. The live list holds the working orders.
    """

    route: ClassVar[str] = "orders"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=256)

    def __init__(self, service: BrokerService) -> None:
        self._service = service
        self._params: ParamsCodec[orders.OrderSubscriptionRequest] = ParamsCodec(
            orders.OrderSubscriptionRequest,
        )
        self._update: UpdateCodec[orders.PlacedOrder] = UpdateCodec(
            orders.PlacedOrder,
        )
        self._items: UpdateCodec[list[orders.PlacedOrder]] = UpdateCodec(
            list[orders.PlacedOrder],
        )

    def parse_params(self, payload: bytes) -> orders.OrderSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: orders.OrderSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.PlacedOrder) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: orders.OrderSubscriptionRequest,
        publish: Publish[orders.PlacedOrder],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_orders(params, publish)

    async def read_snapshot(
        self,
        params: orders.OrderSubscriptionRequest,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_orders(
            account_id=params.accountId,
            symbol=None,
        )
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=orders.OrderSubscriptionRequest,
            update=orders.PlacedOrder,
            summary="Order changes of one account.",
            snapshot=self.read_snapshot,
        )


class PositionsRouter:
    """Topic ``positions``: Position changes of one account.

    Every fill and every change of market price; quantity 0 says that the position is closed. The
    live list holds the open positions.
    """

    route: ClassVar[str] = "positions"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: BrokerService) -> None:
        self._service = service
        self._params: ParamsCodec[positions.PositionSubscriptionRequest] = ParamsCodec(
            positions.PositionSubscriptionRequest,
        )
        self._update: UpdateCodec[positions.Position] = UpdateCodec(
            positions.Position,
        )
        self._items: UpdateCodec[list[positions.Position]] = UpdateCodec(
            list[positions.Position],
        )

    def parse_params(self, payload: bytes) -> positions.PositionSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: positions.PositionSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: positions.Position) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: positions.PositionSubscriptionRequest,
        publish: Publish[positions.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_positions(params, publish)

    async def read_snapshot(
        self,
        params: positions.PositionSubscriptionRequest,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_positions(account_id=params.accountId)
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=positions.PositionSubscriptionRequest,
            update=positions.Position,
            summary="Position changes of one account.",
            snapshot=self.read_snapshot,
        )


class ExecutionsRouter:
    """Topic ``executions``: Fills of one account."""

    route: ClassVar[str] = "executions"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=256)

    def __init__(self, service: BrokerService) -> None:
        self._service = service
        self._params: ParamsCodec[executions.ExecutionSubscriptionRequest] = ParamsCodec(
            executions.ExecutionSubscriptionRequest,
        )
        self._update: UpdateCodec[executions.Execution] = UpdateCodec(
            executions.Execution,
        )

    def parse_params(self, payload: bytes) -> executions.ExecutionSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: executions.ExecutionSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: executions.Execution) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: executions.ExecutionSubscriptionRequest,
        publish: Publish[executions.Execution],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_executions(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=executions.ExecutionSubscriptionRequest,
            update=executions.Execution,
            summary="Fills of one account.",
        )


class EquityRouter:
    """Topic ``equity``: Balance, equity and margin of one account."""

    route: ClassVar[str] = "equity"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: BrokerService) -> None:
        self._service = service
        self._params: ParamsCodec[account.EquitySubscriptionRequest] = ParamsCodec(
            account.EquitySubscriptionRequest,
        )
        self._update: UpdateCodec[account.EquityData] = UpdateCodec(
            account.EquityData,
        )

    def parse_params(self, payload: bytes) -> account.EquitySubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: account.EquitySubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: account.EquityData) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: account.EquitySubscriptionRequest,
        publish: Publish[account.EquityData],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_equity(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=account.EquitySubscriptionRequest,
            update=account.EquityData,
            summary="Balance, equity and margin of one account.",
        )


class BrokerConnectionRouter:
    """Topic ``broker-connection``: Whether the broker takes orders."""

    route: ClassVar[str] = "broker-connection"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: BrokerService) -> None:
        self._service = service
        self._params: ParamsCodec[connection.BrokerConnectionSubscriptionRequest] = ParamsCodec(
            connection.BrokerConnectionSubscriptionRequest,
        )
        self._update: UpdateCodec[connection.BrokerConnectionStatus] = UpdateCodec(
            connection.BrokerConnectionStatus,
        )

    def parse_params(self, payload: bytes) -> connection.BrokerConnectionSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: connection.BrokerConnectionSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: connection.BrokerConnectionStatus) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: connection.BrokerConnectionSubscriptionRequest,
        publish: Publish[connection.BrokerConnectionStatus],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_broker_connection(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=connection.BrokerConnectionSubscriptionRequest,
            update=connection.BrokerConnectionStatus,
            summary="Whether the broker takes orders.",
        )


def topic_routers(service: BrokerService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        OrdersRouter(service).operations(),
        PositionsRouter(service).operations(),
        ExecutionsRouter(service).operations(),
        EquityRouter(service).operations(),
        BrokerConnectionRouter(service).operations(),
    )

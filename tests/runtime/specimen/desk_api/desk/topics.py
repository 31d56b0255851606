"""Live topics of module ``desk``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from desk_contracts.desk import orders
from fastws import OperationRouter

from desk_api.desk.service import DeskService
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class OrdersRouter:
    """Topic ``orders``: Orders of one account as they are placed."""

    route: ClassVar[str] = "orders"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=8)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params: ParamsCodec[orders.OrderSubscriptionRequest] = ParamsCodec(orders.OrderSubscriptionRequest)
        self._update: UpdateCodec[orders.PlacedOrder] = UpdateCodec(orders.PlacedOrder)

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

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=orders.OrderSubscriptionRequest,
            update=orders.PlacedOrder,
            summary="Orders of one account as they are placed.",
        )


class LoadRouter:
    """Topic ``load``: How busy the desk is."""

    route: ClassVar[str] = "load"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[orders.Load] = UpdateCodec(orders.Load)

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Load) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[orders.Load],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_load(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=orders.Load,
            summary="How busy the desk is.",
        )


def topic_routers(service: DeskService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        OrdersRouter(service).operations(),
        LoadRouter(service).operations(),
    )

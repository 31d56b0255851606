"""Live topics of module ``orders``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from shop_api.orders.service import OrdersService
from shop_contracts.orders import orders
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class OrdersRouter:
    """Topic ``orders``: Orders of one customer."""

    route: ClassVar[str] = "orders"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=128)

    def __init__(self, service: OrdersService) -> None:
        self._service = service
        self._params: ParamsCodec[orders.OrdersRequest] = ParamsCodec(
            orders.OrdersRequest,
        )
        self._update: UpdateCodec[orders.Order] = UpdateCodec(
            orders.Order,
        )

    def parse_params(self, payload: bytes) -> orders.OrdersRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: orders.OrdersRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Order) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: orders.OrdersRequest,
        publish: Publish[orders.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_orders(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=orders.OrdersRequest,
            update=orders.Order,
            summary="Orders of one customer.",
        )


class AnnouncementsRouter:
    """Topic ``announcements``: What the shop has to say."""

    route: ClassVar[str] = "announcements"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: OrdersService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[str] = UpdateCodec(
            str,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: str) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[str],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_announcements(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=str,
            summary="What the shop has to say.",
        )


def topic_routers(service: OrdersService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        OrdersRouter(service).operations(),
        AnnouncementsRouter(service).operations(),
    )

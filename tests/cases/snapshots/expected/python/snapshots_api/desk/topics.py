"""Live topics of module ``desk``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from snapshots_api.desk.service import DeskService
from snapshots_contracts.desk import orders
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class OrdersRouter:
    """Topic ``orders``: Orders of one account."""

    route: ClassVar[str] = "orders"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=16)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params: ParamsCodec[orders.Account] = ParamsCodec(
            orders.Account,
        )
        self._update: UpdateCodec[orders.Order] = UpdateCodec(
            orders.Order,
        )
        self._items: UpdateCodec[list[orders.Order]] = UpdateCodec(
            list[orders.Order],
        )

    def parse_params(self, payload: bytes) -> orders.Account:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: orders.Account) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Order) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: orders.Account,
        publish: Publish[orders.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_orders(params, publish)

    async def read_snapshot(
        self,
        params: orders.Account,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_orders(
            account_id=params.account_id,
            symbol=params.symbol,
            status=None,
        )
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=orders.Account,
            update=orders.Order,
            summary="Orders of one account.",
            snapshot=self.read_snapshot,
        )


class PositionsRouter:
    """Topic ``positions``."""

    route: ClassVar[str] = "positions"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params: ParamsCodec[orders.Desk] = ParamsCodec(
            orders.Desk,
        )
        self._update: UpdateCodec[orders.Position] = UpdateCodec(
            orders.Position,
        )
        self._items: UpdateCodec[list[orders.Position]] = UpdateCodec(
            list[orders.Position],
        )

    def parse_params(self, payload: bytes) -> orders.Desk:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: orders.Desk) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Position) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: orders.Desk,
        publish: Publish[orders.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_positions(params, publish)

    async def read_snapshot(
        self,
        params: orders.Desk,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_positions(desk=params.desk)
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=orders.Desk,
            update=orders.Position,
            snapshot=self.read_snapshot,
        )


class AlarmsRouter:
    """Topic ``alarms``."""

    route: ClassVar[str] = "alarms"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[orders.Alarm] = UpdateCodec(
            orders.Alarm,
        )
        self._items: UpdateCodec[list[orders.Alarm]] = UpdateCodec(
            list[orders.Alarm],
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Alarm) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[orders.Alarm],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_alarms(publish)

    async def read_snapshot(
        self,
        params: None,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_alarms()
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=None,
            update=orders.Alarm,
            snapshot=self.read_snapshot,
        )


class NotesRouter:
    """Topic ``notes``."""

    route: ClassVar[str] = "notes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[orders.Position] = UpdateCodec(
            orders.Position,
        )
        self._items: UpdateCodec[list[orders.Position]] = UpdateCodec(
            list[orders.Position],
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: orders.Position) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[orders.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_notes(publish)

    async def read_snapshot(
        self,
        params: None,
    ) -> bytes:
        """Return the present items as JSON, by alias."""
        items = await self._service.get_notes()
        return self._items.encode(items)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe, snapshot and update."""
        return topic_operations(
            self,
            params=None,
            update=orders.Position,
            snapshot=self.read_snapshot,
        )


def topic_routers(service: DeskService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        OrdersRouter(service).operations(),
        PositionsRouter(service).operations(),
        AlarmsRouter(service).operations(),
        NotesRouter(service).operations(),
    )

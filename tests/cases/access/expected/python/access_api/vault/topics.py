"""Live topics of module ``vault``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from access_api.vault.service import VaultService
from access_contracts.vault import vault
from tradegen_runtime.access.decision import Decision
from tradegen_runtime.access.guard import Guard
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class OrdersRouter:
    """Topic ``orders``: Orders of one account."""

    route: ClassVar[str] = "orders"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=8)

    def __init__(self, service: VaultService) -> None:
        self._service = service
        self._params: ParamsCodec[vault.OrderFilter] = ParamsCodec(
            vault.OrderFilter,
        )
        self._update: UpdateCodec[vault.Order] = UpdateCodec(
            vault.Order,
        )

    def parse_params(self, payload: bytes) -> vault.OrderFilter:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: vault.OrderFilter) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: vault.Order) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: vault.OrderFilter,
        publish: Publish[vault.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_orders(params, publish)

    async def authorize(
        self,
        principal: Principal,
        params: vault.OrderFilter,
    ) -> Decision:
        """Ask the service whether the principal may follow these params."""
        return await self._service.authorize_orders(principal, params)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=vault.OrderFilter,
            update=vault.Order,
            guard=Guard("user", self.authorize),
            summary="Orders of one account.",
        )


class AuditRouter:
    """Topic ``audit``."""

    route: ClassVar[str] = "audit"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: VaultService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[vault.Entry] = UpdateCodec(
            vault.Entry,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: vault.Entry) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[vault.Entry],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_audit(publish)

    async def authorize(
        self,
        principal: Principal,
        params: None,
    ) -> Decision:
        """Ask the service whether the principal may follow the topic."""
        return await self._service.authorize_audit(principal)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=vault.Entry,
            guard=Guard("auditor", self.authorize),
        )


class StatusRouter:
    """Topic ``status``."""

    route: ClassVar[str] = "status"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: VaultService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[vault.Status] = UpdateCodec(
            vault.Status,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: vault.Status) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[vault.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_status(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=vault.Status,
        )


def topic_routers(service: VaultService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        OrdersRouter(service).operations(),
        AuditRouter(service).operations(),
        StatusRouter(service).operations(),
    )

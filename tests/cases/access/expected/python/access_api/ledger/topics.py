"""Live topics of module ``ledger``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from access_api.ledger.service import LedgerService
from access_contracts.ledger import ledger
from tradegen_runtime.access.decision import Decision
from tradegen_runtime.access.guard import Guard
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class BalancesRouter:
    """Topic ``balances``."""

    route: ClassVar[str] = "balances"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: LedgerService) -> None:
        self._service = service
        self._params: ParamsCodec[ledger.Account] = ParamsCodec(
            ledger.Account,
        )
        self._update: UpdateCodec[ledger.Balance] = UpdateCodec(
            ledger.Balance,
        )

    def parse_params(self, payload: bytes) -> ledger.Account:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: ledger.Account) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: ledger.Balance) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: ledger.Account,
        publish: Publish[ledger.Balance],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_balances(params, publish)

    async def authorize(
        self,
        principal: Principal,
        params: ledger.Account,
    ) -> Decision:
        """Ask the service whether the principal may follow these params."""
        return await self._service.authorize_balances(principal, params)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=ledger.Account,
            update=ledger.Balance,
            guard=Guard("user", self.authorize),
        )


class ClosingsRouter:
    """Topic ``closings``."""

    route: ClassVar[str] = "closings"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: LedgerService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[ledger.Balance] = UpdateCodec(
            ledger.Balance,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: ledger.Balance) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[ledger.Balance],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_closings(publish)

    async def authorize(
        self,
        principal: Principal,
        params: None,
    ) -> Decision:
        """Ask the service whether the principal may follow the topic."""
        return await self._service.authorize_closings(principal)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=ledger.Balance,
            guard=Guard("auditor", self.authorize),
        )


def topic_routers(service: LedgerService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        BalancesRouter(service).operations(),
        ClosingsRouter(service).operations(),
    )

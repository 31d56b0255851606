"""Live topics of module ``bank``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter
from foreign_money import money

from foreign_models_api.bank.service import BankService
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class CashRouter:
    """Topic ``cash``."""

    route: ClassVar[str] = "cash"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: BankService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[money.Cash] = UpdateCodec(
            money.Cash,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: money.Cash) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[money.Cash],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_cash(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=money.Cash,
        )


def topic_routers(service: BankService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (CashRouter(service).operations(),)

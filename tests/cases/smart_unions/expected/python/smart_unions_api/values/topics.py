"""Live topics of module ``values``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from smart_unions_api.values.service import ValuesService
from smart_unions_contracts.values import values
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ChoicesRouter:
    """Topic ``choices``."""

    route: ClassVar[str] = "choices"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: ValuesService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[values.Point | values.Label | int] = UpdateCodec(
            values.Point | values.Label | int,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: values.Point | values.Label | int) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[values.Point | values.Label | int],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_choices(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=values.Point | values.Label | int,
        )


def topic_routers(service: ValuesService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ChoicesRouter(service).operations(),)

"""Live topics of module ``wire``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from aliases_api.wire.service import WireService
from aliases_contracts.wire import wire
from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ChangesRouter:
    """Topic ``changes``."""

    route: ClassVar[str] = "changes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: WireService) -> None:
        self._service = service
        self._params: ParamsCodec[wire.CamelRequest] = ParamsCodec(
            wire.CamelRequest,
        )
        self._update: UpdateCodec[wire.Camel] = UpdateCodec(
            wire.Camel,
        )

    def parse_params(self, payload: bytes) -> wire.CamelRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: wire.CamelRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: wire.Camel) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: wire.CamelRequest,
        publish: Publish[wire.Camel],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_changes(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=wire.CamelRequest,
            update=wire.Camel,
        )


def topic_routers(service: WireService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ChangesRouter(service).operations(),)

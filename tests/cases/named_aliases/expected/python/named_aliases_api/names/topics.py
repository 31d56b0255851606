"""Live topics of module ``names``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from named_aliases_api.names.service import NamesService
from named_aliases_contracts.names import names
from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ForestsRouter:
    """Topic ``forests``."""

    route: ClassVar[str] = "forests"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: NamesService) -> None:
        self._service = service
        self._params: ParamsCodec[names.ForestRequest] = ParamsCodec(
            names.ForestRequest,
        )
        self._update: UpdateCodec[names.Forest] = UpdateCodec(
            names.Forest,
        )

    def parse_params(self, payload: bytes) -> names.ForestRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: names.ForestRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: names.Forest) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: names.ForestRequest,
        publish: Publish[names.Forest],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_forests(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=names.ForestRequest,
            update=names.Forest,
        )


def topic_routers(service: NamesService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ForestsRouter(service).operations(),)

"""Live topics of module ``strict``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from strict_models_api.strict.service import StrictService
from strict_models_contracts.strict import strict
from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ThingsRouter:
    """Topic ``things``."""

    route: ClassVar[str] = "things"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: StrictService) -> None:
        self._service = service
        self._params: ParamsCodec[strict.Request] = ParamsCodec(
            strict.Request,
        )
        self._update: UpdateCodec[strict.Strict] = UpdateCodec(
            strict.Strict,
        )

    def parse_params(self, payload: bytes) -> strict.Request:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: strict.Request) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: strict.Strict) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: strict.Request,
        publish: Publish[strict.Strict],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_things(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=strict.Request,
            update=strict.Strict,
        )


def topic_routers(service: StrictService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ThingsRouter(service).operations(),)

"""Live topics of module ``keys``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from topic_keys_api.keys.service import KeysService
from topic_keys_contracts.keys import keys
from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class KeyedRouter:
    """Topic ``keyed``."""

    route: ClassVar[str] = "keyed"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: KeysService) -> None:
        self._service = service
        self._params: ParamsCodec[keys.KeyRequest] = ParamsCodec(
            keys.KeyRequest,
        )
        self._update: UpdateCodec[keys.Update] = UpdateCodec(
            keys.Update,
        )

    def parse_params(self, payload: bytes) -> keys.KeyRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: keys.KeyRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: keys.Update) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: keys.KeyRequest,
        publish: Publish[keys.Update],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_keyed(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=keys.KeyRequest,
            update=keys.Update,
        )


class OptionalKeyRouter:
    """Topic ``optional-key``."""

    route: ClassVar[str] = "optional-key"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=4)

    def __init__(self, service: KeysService) -> None:
        self._service = service
        self._params: ParamsCodec[keys.KeyRequest] = ParamsCodec(
            keys.KeyRequest,
        )
        self._update: UpdateCodec[keys.Update | None] = UpdateCodec(
            keys.Update | None,
        )

    def parse_params(self, payload: bytes) -> keys.KeyRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: keys.KeyRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: keys.Update | None) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: keys.KeyRequest,
        publish: Publish[keys.Update | None],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_optional_key(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=keys.KeyRequest,
            update=keys.Update | None,
        )


def topic_routers(service: KeysService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        KeyedRouter(service).operations(),
        OptionalKeyRouter(service).operations(),
    )

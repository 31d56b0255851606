"""Live topics of module ``words``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from reserved_words_api.words.service import Service
from reserved_words_contracts.words import words
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class DeleteRouter:
    """Topic ``delete``."""

    route: ClassVar[str] = "delete"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: Service) -> None:
        self._service = service
        self._params: ParamsCodec[words.KeyWords] = ParamsCodec(
            words.KeyWords,
        )
        self._update: UpdateCodec[words.Object] = UpdateCodec(
            words.Object,
        )

    def parse_params(self, payload: bytes) -> words.KeyWords:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: words.KeyWords) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: words.Object) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: words.KeyWords,
        publish: Publish[words.Object],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_delete(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=words.KeyWords,
            update=words.Object,
        )


class DefaultRouter:
    """Topic ``default``."""

    route: ClassVar[str] = "default"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: Service) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[words.Subscription] = UpdateCodec(
            words.Subscription,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: words.Subscription) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[words.Subscription],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_default(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=words.Subscription,
        )


class LengthRouter:
    """Topic ``length``."""

    route: ClassVar[str] = "length"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: Service) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[words.Operation] = UpdateCodec(
            words.Operation,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: words.Operation) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[words.Operation],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_length(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=words.Operation,
        )


def topic_routers(service: Service) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        DeleteRouter(service).operations(),
        DefaultRouter(service).operations(),
        LengthRouter(service).operations(),
    )

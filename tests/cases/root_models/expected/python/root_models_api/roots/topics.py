"""Live topics of module ``roots``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from root_models_api.roots.service import RootsService
from root_models_contracts.roots import roots
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ItemsRouter:
    """Topic ``items``."""

    route: ClassVar[str] = "items"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: RootsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[roots.Items] = UpdateCodec(
            roots.Items,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: roots.Items) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[roots.Items],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_items(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=roots.Items,
        )


class WordsRouter:
    """Topic ``words``."""

    route: ClassVar[str] = "words"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: RootsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[roots.Word] = UpdateCodec(
            roots.Word,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: roots.Word) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[roots.Word],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_words(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=roots.Word,
        )


def topic_routers(service: RootsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        ItemsRouter(service).operations(),
        WordsRouter(service).operations(),
    )

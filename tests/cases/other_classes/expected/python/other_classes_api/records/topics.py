"""Live topics of module ``records``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from other_classes_api.records.service import RecordsService
from other_classes_contracts.records import records
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class MoviesRouter:
    """Topic ``movies``."""

    route: ClassVar[str] = "movies"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: RecordsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[records.Movie] = UpdateCodec(
            records.Movie,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: records.Movie) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[records.Movie],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_movies(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=records.Movie,
        )


class PositionsRouter:
    """Topic ``positions``."""

    route: ClassVar[str] = "positions"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: RecordsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[records.Position] = UpdateCodec(
            records.Position,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: records.Position) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[records.Position],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_positions(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=records.Position,
        )


def topic_routers(service: RecordsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        MoviesRouter(service).operations(),
        PositionsRouter(service).operations(),
    )

"""Live topics of module ``events``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from tagged_unions_api.events.service import EventsService
from tagged_unions_contracts.events import events
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class EventsRouter:
    """Topic ``events``."""

    route: ClassVar[str] = "events"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: EventsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[events.Event] = UpdateCodec(
            events.Event,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: events.Event) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[events.Event],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_events(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=events.Event,
        )


class ShapesRouter:
    """Topic ``shapes``."""

    route: ClassVar[str] = "shapes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: EventsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[events.Circle | events.Square] = UpdateCodec(
            events.Circle | events.Square,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: events.Circle | events.Square) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[events.Circle | events.Square],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_shapes(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=events.Circle | events.Square,
        )


def topic_routers(service: EventsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        EventsRouter(service).operations(),
        ShapesRouter(service).operations(),
    )

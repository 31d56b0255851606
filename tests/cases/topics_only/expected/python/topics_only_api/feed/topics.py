"""Live topics of module ``feed``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from topics_only_api.feed.service import FeedService
from topics_only_contracts.feed import ticks
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class TicksRouter:
    """Topic ``ticks``: Trades of one symbol."""

    route: ClassVar[str] = "ticks"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=16)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params: ParamsCodec[ticks.TickRequest] = ParamsCodec(
            ticks.TickRequest,
        )
        self._update: UpdateCodec[ticks.Tick] = UpdateCodec(
            ticks.Tick,
        )

    def parse_params(self, payload: bytes) -> ticks.TickRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: ticks.TickRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: ticks.Tick) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: ticks.TickRequest,
        publish: Publish[ticks.Tick],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_ticks(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=ticks.TickRequest,
            update=ticks.Tick,
            summary="Trades of one symbol.",
        )


class HeartbeatRouter:
    """Topic ``heartbeat``."""

    route: ClassVar[str] = "heartbeat"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[ticks.Tick] = UpdateCodec(
            ticks.Tick,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: ticks.Tick) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[ticks.Tick],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_heartbeat(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=ticks.Tick,
        )


def topic_routers(service: FeedService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        TicksRouter(service).operations(),
        HeartbeatRouter(service).operations(),
    )

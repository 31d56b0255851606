"""Live topics of module ``clock``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from temporal_numbers_api.clock.service import ClockService
from temporal_numbers_contracts.clock import clock
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class TimeRouter:
    """Topic ``time``."""

    route: ClassVar[str] = "time"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: ClockService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[clock.Clock] = UpdateCodec(
            clock.Clock,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: clock.Clock) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[clock.Clock],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_time(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=clock.Clock,
        )


def topic_routers(service: ClockService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (TimeRouter(service).operations(),)

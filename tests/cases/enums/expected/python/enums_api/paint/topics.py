"""Live topics of module ``paint``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from enums_api.paint.service import PaintService
from enums_contracts.paint import paint
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class StrokesRouter:
    """Topic ``strokes``."""

    route: ClassVar[str] = "strokes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: PaintService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[paint.Painting] = UpdateCodec(
            paint.Painting,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: paint.Painting) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[paint.Painting],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_strokes(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=paint.Painting,
        )


def topic_routers(service: PaintService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (StrokesRouter(service).operations(),)

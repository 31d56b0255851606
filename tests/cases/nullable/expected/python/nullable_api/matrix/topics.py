"""Live topics of module ``matrix``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from nullable_api.matrix.service import MatrixService
from nullable_contracts.matrix import matrix
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ChangesRouter:
    """Topic ``changes``."""

    route: ClassVar[str] = "changes"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: MatrixService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[matrix.Matrix] = UpdateCodec(
            matrix.Matrix,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: matrix.Matrix) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[matrix.Matrix],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_changes(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=matrix.Matrix,
        )


def topic_routers(service: MatrixService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ChangesRouter(service).operations(),)

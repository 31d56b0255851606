"""Live topics of module ``blobs``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from binary_api.blobs.service import BlobsService
from binary_contracts.blobs import blobs
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class BlobsRouter:
    """Topic ``blobs``."""

    route: ClassVar[str] = "blobs"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: BlobsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[blobs.Blob] = UpdateCodec(
            blobs.Blob,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: blobs.Blob) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[blobs.Blob],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_blobs(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=blobs.Blob,
        )


def topic_routers(service: BlobsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (BlobsRouter(service).operations(),)

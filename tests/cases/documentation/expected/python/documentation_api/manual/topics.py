"""Live topics of module ``manual``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from documentation_api.manual.service import ManualService
from documentation_contracts.manual import manual
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ChangesRouter:
    """Topic ``changes``: Changes of the manual.

    Each change as it is made.

    Never twice.
    """

    route: ClassVar[str] = "changes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: ManualService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[manual.Manual] = UpdateCodec(
            manual.Manual,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: manual.Manual) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[manual.Manual],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_changes(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=manual.Manual,
            summary="Changes of the manual.",
        )


def topic_routers(service: ManualService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ChangesRouter(service).operations(),)

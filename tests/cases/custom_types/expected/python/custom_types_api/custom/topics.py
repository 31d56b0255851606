"""Live topics of module ``custom``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from custom_types_api.custom.service import CustomService
from custom_types_contracts.custom import custom
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class ReportsRouter:
    """Topic ``reports``."""

    route: ClassVar[str] = "reports"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: CustomService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[custom.Report] = UpdateCodec(
            custom.Report,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: custom.Report) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[custom.Report],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_reports(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=custom.Report,
        )


def topic_routers(service: CustomService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (ReportsRouter(service).operations(),)

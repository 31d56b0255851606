"""Live topics of module ``omega``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations
from two_modules_api.omega.service import OmegaService
from two_modules_contracts.omega import omega


class OmegasRouter:
    """Topic ``omegas``."""

    route: ClassVar[str] = "omegas"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: OmegaService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[omega.Omega] = UpdateCodec(
            omega.Omega,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: omega.Omega) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[omega.Omega],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_omegas(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=omega.Omega,
        )


def topic_routers(service: OmegaService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (OmegasRouter(service).operations(),)

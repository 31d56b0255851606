"""Live topics of module ``garden``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from defaults_api.garden.service import GardenService
from defaults_contracts.garden import garden
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class GrowthRouter:
    """Topic ``growth``."""

    route: ClassVar[str] = "growth"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: GardenService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[garden.Seeded] = UpdateCodec(
            garden.Seeded,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: garden.Seeded) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[garden.Seeded],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_growth(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=garden.Seeded,
        )


def topic_routers(service: GardenService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (GrowthRouter(service).operations(),)

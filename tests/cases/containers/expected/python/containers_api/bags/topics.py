"""Live topics of module ``bags``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from containers_api.bags.service import BagsService
from containers_contracts.bags import bags
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class BagsRouter:
    """Topic ``bags``."""

    route: ClassVar[str] = "bags"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: BagsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[bags.Bag] = UpdateCodec(
            bags.Bag,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: bags.Bag) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[bags.Bag],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_bags(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=bags.Bag,
        )


def topic_routers(service: BagsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (BagsRouter(service).operations(),)

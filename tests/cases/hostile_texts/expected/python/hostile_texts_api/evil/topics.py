"""Live topics of module ``evil``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from hostile_texts_api.evil.service import EvilService
from hostile_texts_contracts.evil import evil
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class EvilRouter:
    """Topic ``evil``: */ \"\"\" ${evil()} \\

    */ \"\"\" ''' ${evil()} {__import__('os')}
     \\
    """

    route: ClassVar[str] = "evil"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: EvilService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[evil.Evil] = UpdateCodec(
            evil.Evil,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: evil.Evil) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[evil.Evil],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_evil(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=evil.Evil,
            summary='*/ """ ${evil()} \\',
        )


def topic_routers(service: EvilService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (EvilRouter(service).operations(),)

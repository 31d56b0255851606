"""Live topics of module ``tree``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from recursion_api.tree.service import TreeService
from recursion_contracts.tree import tree
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class NodesRouter:
    """Topic ``nodes``."""

    route: ClassVar[str] = "nodes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: TreeService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[tree.Node] = UpdateCodec(
            tree.Node,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: tree.Node) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[tree.Node],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_nodes(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=tree.Node,
        )


def topic_routers(service: TreeService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (NodesRouter(service).operations(),)

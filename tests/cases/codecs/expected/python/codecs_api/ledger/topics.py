"""Live topics of module ``ledger``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from codecs_api.ledger.service import LedgerService
from codecs_contracts.ledger import entries
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class EntriesRouter:
    """Topic ``entries``."""

    route: ClassVar[str] = "entries"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: LedgerService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[entries.Entry] = UpdateCodec(
            entries.Entry,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: entries.Entry) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[entries.Entry],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_entries(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=entries.Entry,
        )


class PlainRouter:
    """Topic ``plain``."""

    route: ClassVar[str] = "plain"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: LedgerService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[entries.Plain] = UpdateCodec(
            entries.Plain,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: entries.Plain) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[entries.Plain],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_plain(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=entries.Plain,
        )


def topic_routers(service: LedgerService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        EntriesRouter(service).operations(),
        PlainRouter(service).operations(),
    )

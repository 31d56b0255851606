"""Live topics of module ``desk``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from retirement_api.desk.service import DeskService
from retirement_contracts.desk import quotes
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.retirement import Retirement
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class QuotesRouter:
    """Topic ``quotes``."""

    route: ClassVar[str] = "quotes"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params: ParamsCodec[quotes.QuoteKey] = ParamsCodec(
            quotes.QuoteKey,
        )
        self._update: UpdateCodec[quotes.Quote] = UpdateCodec(
            quotes.Quote,
        )

    def parse_params(self, payload: bytes) -> quotes.QuoteKey:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: quotes.QuoteKey) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: quotes.Quote) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: quotes.QuoteKey,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_quotes(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=quotes.QuoteKey,
            update=quotes.Quote,
        )


class TicksRouter:
    """Topic ``ticks``: Prices one by one."""

    route: ClassVar[str] = "ticks"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params: ParamsCodec[quotes.QuoteKey] = ParamsCodec(
            quotes.QuoteKey,
        )
        self._update: UpdateCodec[quotes.Quote] = UpdateCodec(
            quotes.Quote,
        )

    def parse_params(self, payload: bytes) -> quotes.QuoteKey:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: quotes.QuoteKey) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: quotes.Quote) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: quotes.QuoteKey,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_ticks(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=quotes.QuoteKey,
            update=quotes.Quote,
            retirement=Retirement.of(sunset="2090-07-01"),
            summary="Prices one by one.",
        )


class TradesRouter:
    """Topic ``trades``."""

    route: ClassVar[str] = "trades"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: DeskService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[quotes.Quote] = UpdateCodec(
            quotes.Quote,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: quotes.Quote) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_trades(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=quotes.Quote,
        )


def topic_routers(service: DeskService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        QuotesRouter(service).operations(),
        TicksRouter(service).operations(),
        TradesRouter(service).operations(),
    )

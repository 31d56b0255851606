"""Live topics of module ``datafeed``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations
from trading_api.datafeed.service import DatafeedService
from trading_contracts.market import bars, quotes, replay


class BarsRouter:
    """Topic ``bars``: The bar in progress of one symbol.

    Each trade changes the bar in progress; the last one of a bar sets `final`. A slow client may
    miss states, never the newest one.
    """

    route: ClassVar[str] = "bars"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: DatafeedService) -> None:
        self._service = service
        self._params: ParamsCodec[bars.BarsSubscriptionRequest] = ParamsCodec(
            bars.BarsSubscriptionRequest,
        )
        self._update: UpdateCodec[bars.Bar] = UpdateCodec(
            bars.Bar,
        )

    def parse_params(self, payload: bytes) -> bars.BarsSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: bars.BarsSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: bars.Bar) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: bars.BarsSubscriptionRequest,
        publish: Publish[bars.Bar],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_bars(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=bars.BarsSubscriptionRequest,
            update=bars.Bar,
            summary="The bar in progress of one symbol.",
        )


class QuotesRouter:
    """Topic ``quotes``: Prices of one symbol."""

    route: ClassVar[str] = "quotes"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: DatafeedService) -> None:
        self._service = service
        self._params: ParamsCodec[quotes.QuoteDataSubscriptionRequest] = ParamsCodec(
            quotes.QuoteDataSubscriptionRequest,
        )
        self._update: UpdateCodec[quotes.QuoteData] = UpdateCodec(
            quotes.QuoteData,
        )

    def parse_params(self, payload: bytes) -> quotes.QuoteDataSubscriptionRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: quotes.QuoteDataSubscriptionRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: quotes.QuoteData) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: quotes.QuoteDataSubscriptionRequest,
        publish: Publish[quotes.QuoteData],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_quotes(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=quotes.QuoteDataSubscriptionRequest,
            update=quotes.QuoteData,
            summary="Prices of one symbol.",
        )


class ReplayRouter:
    """Topic ``replay``: The clock that all prices follow."""

    route: ClassVar[str] = "replay"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: DatafeedService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[replay.ReplayState] = UpdateCodec(
            replay.ReplayState,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: replay.ReplayState) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[replay.ReplayState],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_replay(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=replay.ReplayState,
            summary="The clock that all prices follow.",
        )


def topic_routers(service: DatafeedService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        BarsRouter(service).operations(),
        QuotesRouter(service).operations(),
        ReplayRouter(service).operations(),
    )

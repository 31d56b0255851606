"""Live topics of module ``catalog``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from shop_api.catalog.service import CatalogService
from shop_contracts.catalog import prices
from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class PricesRouter:
    """Topic ``prices``: Price of one product."""

    route: ClassVar[str] = "prices"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: CatalogService) -> None:
        self._service = service
        self._params: ParamsCodec[prices.PriceRequest] = ParamsCodec(
            prices.PriceRequest,
        )
        self._update: UpdateCodec[prices.PriceChange] = UpdateCodec(
            prices.PriceChange,
        )

    def parse_params(self, payload: bytes) -> prices.PriceRequest:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: prices.PriceRequest) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: prices.PriceChange) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: prices.PriceRequest,
        publish: Publish[prices.PriceChange],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_prices(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=prices.PriceRequest,
            update=prices.PriceChange,
            summary="Price of one product.",
        )


def topic_routers(service: CatalogService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (PricesRouter(service).operations(),)

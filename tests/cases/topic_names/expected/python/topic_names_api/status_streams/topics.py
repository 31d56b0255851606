"""Live topics of module ``status_streams``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from topic_names_api.status_streams.service import StreamsService
from topic_names_contracts.streams import streams
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class BrokerConnectionRouter:
    """Topic ``broker-connection``."""

    route: ClassVar[str] = "broker-connection"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: StreamsService) -> None:
        self._service = service
        self._params: ParamsCodec[streams.Request] = ParamsCodec(
            streams.Request,
        )
        self._update: UpdateCodec[streams.Status] = UpdateCodec(
            streams.Status,
        )

    def parse_params(self, payload: bytes) -> streams.Request:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: streams.Request) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: streams.Status) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: streams.Request,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_broker_connection(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=streams.Request,
            update=streams.Status,
        )


class MarketStatusRouter:
    """Topic ``market_status``."""

    route: ClassVar[str] = "market_status"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: StreamsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[streams.Status] = UpdateCodec(
            streams.Status,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: streams.Status) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_market_status(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=streams.Status,
        )


class CamelCaseRouter:
    """Topic ``camelCase``."""

    route: ClassVar[str] = "camelCase"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: StreamsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[streams.Status] = UpdateCodec(
            streams.Status,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: streams.Status) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_camel_case(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=streams.Status,
        )


class A1B2C3Router:
    """Topic ``a1-b2_c3``."""

    route: ClassVar[str] = "a1-b2_c3"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: StreamsService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[list[streams.Status]] = UpdateCodec(
            list[streams.Status],
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: list[streams.Status]) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[list[streams.Status]],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_a1_b2_c3(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=list[streams.Status],
        )


def topic_routers(service: StreamsService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        BrokerConnectionRouter(service).operations(),
        MarketStatusRouter(service).operations(),
        CamelCaseRouter(service).operations(),
        A1B2C3Router(service).operations(),
    )

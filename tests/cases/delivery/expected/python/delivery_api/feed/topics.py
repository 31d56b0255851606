"""Live topics of module ``feed``."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from fastws import OperationRouter

from delivery_api.feed.service import FeedService
from delivery_contracts.feed import feed
from tradegen_runtime.codec import NoParams, ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations


class EveryRouter:
    """Topic ``every``."""

    route: ClassVar[str] = "every"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params: ParamsCodec[feed.Request] = ParamsCodec(
            feed.Request,
        )
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> feed.Request:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: feed.Request) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_every(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=feed.Request,
            update=feed.Price,
        )


class KeptRouter:
    """Topic ``kept``."""

    route: ClassVar[str] = "kept"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=100)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params: ParamsCodec[feed.Request] = ParamsCodec(
            feed.Request,
        )
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> feed.Request:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: feed.Request) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_kept(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=feed.Request,
            update=feed.Price,
        )


class LatestRouter:
    """Topic ``latest``."""

    route: ClassVar[str] = "latest"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params: ParamsCodec[feed.Request] = ParamsCodec(
            feed.Request,
        )
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> feed.Request:
        """Return the validated params of a request. Raises: ``Refusal`` where they are not valid."""
        return self._params.parse(payload)

    def topic_key(self, params: feed.Request) -> str:
        """Return the canonical key of the topic these params select."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source for these params."""
        return self._service.stream_latest(params, publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=feed.Request,
            update=feed.Price,
        )


class LatestKeptRouter:
    """Topic ``latest-kept``."""

    route: ClassVar[str] = "latest-kept"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=2)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_latest_kept(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=feed.Price,
        )


class PacedRouter:
    """Topic ``paced``."""

    route: ClassVar[str] = "paced"
    delivery: ClassVar[Delivery] = Delivery(mode="latest", history=0, rate_per_s=2.5, linger_s=0)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_paced(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=feed.Price,
        )


class LossyRouter:
    """Topic ``lossy``."""

    route: ClassVar[str] = "lossy"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=10, on_slow="drop_oldest", linger_s=600)

    def __init__(self, service: FeedService) -> None:
        self._service = service
        self._params = NoParams()
        self._update: UpdateCodec[feed.Price] = UpdateCodec(
            feed.Price,
        )

    def parse_params(self, payload: bytes) -> None:
        """Check that a request carries no params. Raises: ``Refusal`` where it does."""
        self._params.parse(payload)

    def topic_key(self, params: None) -> str:
        """Return the key of the topic."""
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: feed.Price) -> bytes:
        """Return the update as JSON, by alias."""
        return self._update.encode(update)

    def open_source(
        self,
        params: None,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Return the service's source."""
        return self._service.stream_lossy(publish)

    def operations(self) -> OperationRouter:
        """Return the FastWS operations: subscribe, unsubscribe and update."""
        return topic_operations(
            self,
            params=None,
            update=feed.Price,
        )


def topic_routers(service: FeedService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return (
        EveryRouter(service).operations(),
        KeptRouter(service).operations(),
        LatestRouter(service).operations(),
        LatestKeptRouter(service).operations(),
        PacedRouter(service).operations(),
        LossyRouter(service).operations(),
    )

"""Module ``feed`` v1: its facts and its routers."""

from typing import ClassVar

from topics_only_api.feed.rest import rest_router
from topics_only_api.feed.service import FeedService
from topics_only_api.feed.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class FeedModule:
    """Module ``feed`` v1: Feed."""

    name: ClassVar[str] = "feed"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Feed"
    base: ClassVar[str] = "/api/v1/feed"
    ws_path: ClassVar[str] = "/api/v1/feed/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "topics_only_api.feed"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``FeedService``.
        """
        if not isinstance(service, FeedService):
            raise wrong_service(self.name, service, FeedService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

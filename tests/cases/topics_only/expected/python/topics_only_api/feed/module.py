"""Module ``feed`` v1: its facts and its routers."""

from typing import Final

from topics_only_api.feed.rest import rest_router
from topics_only_api.feed.service import FeedService
from topics_only_api.feed.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class FeedModule:
    """Module ``feed`` v1: Feed."""

    name: Final = "feed"
    version: Final = "v1"
    title: Final = "Feed"
    base: Final = "/api/v1/feed"
    ws_path: Final = "/api/v1/feed/ws"
    always_on: Final = False
    package: Final = "topics_only_api.feed"

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

"""Module ``status_streams`` v1: its facts and its routers."""

from typing import Final

from topic_names_api.status_streams.rest import rest_router
from topic_names_api.status_streams.service import StreamsService
from topic_names_api.status_streams.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StatusStreamsModule:
    """Module ``status_streams`` v1: status_streams."""

    name: Final = "status_streams"
    version: Final = "v1"
    title: Final = "status_streams"
    base: Final = "/api/v1/status_streams"
    ws_path: Final = "/api/v1/status_streams/ws"
    always_on: Final = False
    package: Final = "topic_names_api.status_streams"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``StreamsService``.
        """
        if not isinstance(service, StreamsService):
            raise wrong_service(self.name, service, StreamsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``status_streams`` v1: its facts and its routers."""

from typing import ClassVar

from topic_names_api.status_streams.rest import rest_router
from topic_names_api.status_streams.service import StreamsService
from topic_names_api.status_streams.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StatusStreamsModule:
    """Module ``status_streams`` v1: status_streams."""

    name: ClassVar[str] = "status_streams"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "status_streams"
    base: ClassVar[str] = "/api/v1/status_streams"
    ws_path: ClassVar[str] = "/api/v1/status_streams/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "topic_names_api.status_streams"

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

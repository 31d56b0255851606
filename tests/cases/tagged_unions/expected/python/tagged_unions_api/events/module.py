"""Module ``events`` v1: its facts and its routers."""

from typing import ClassVar

from tagged_unions_api.events.rest import rest_router
from tagged_unions_api.events.service import EventsService
from tagged_unions_api.events.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class EventsModule:
    """Module ``events`` v1: events."""

    name: ClassVar[str] = "events"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "events"
    base: ClassVar[str] = "/api/v1/events"
    ws_path: ClassVar[str] = "/api/v1/events/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "tagged_unions_api.events"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``EventsService``.
        """
        if not isinstance(service, EventsService):
            raise wrong_service(self.name, service, EventsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

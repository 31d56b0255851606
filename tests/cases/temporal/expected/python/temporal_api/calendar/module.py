"""Module ``calendar`` v1: its facts and its routers."""

from typing import ClassVar

from temporal_api.calendar.rest import rest_router
from temporal_api.calendar.service import CalendarService
from temporal_api.calendar.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class CalendarModule:
    """Module ``calendar`` v1: calendar."""

    name: ClassVar[str] = "calendar"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "calendar"
    base: ClassVar[str] = "/api/v1/calendar"
    ws_path: ClassVar[str] = "/api/v1/calendar/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "temporal_api.calendar"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``CalendarService``.
        """
        if not isinstance(service, CalendarService):
            raise wrong_service(self.name, service, CalendarService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

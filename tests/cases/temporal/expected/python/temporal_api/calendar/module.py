"""Module ``calendar`` v1: its facts and its routers."""

from typing import Final

from temporal_api.calendar.rest import rest_router
from temporal_api.calendar.service import CalendarService
from temporal_api.calendar.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class CalendarModule:
    """Module ``calendar`` v1: calendar."""

    name: Final = "calendar"
    version: Final = "v1"
    title: Final = "calendar"
    base: Final = "/api/v1/calendar"
    ws_path: Final = "/api/v1/calendar/ws"
    always_on: Final = False
    package: Final = "temporal_api.calendar"

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

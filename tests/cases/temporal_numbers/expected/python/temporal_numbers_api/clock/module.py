"""Module ``clock`` v1: its facts and its routers."""

from typing import ClassVar

from temporal_numbers_api.clock.rest import rest_router
from temporal_numbers_api.clock.service import ClockService
from temporal_numbers_api.clock.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ClockModule:
    """Module ``clock`` v1: clock."""

    name: ClassVar[str] = "clock"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "clock"
    base: ClassVar[str] = "/api/v1/clock"
    ws_path: ClassVar[str] = "/api/v1/clock/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "temporal_numbers_api.clock"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ClockService``.
        """
        if not isinstance(service, ClockService):
            raise wrong_service(self.name, service, ClockService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

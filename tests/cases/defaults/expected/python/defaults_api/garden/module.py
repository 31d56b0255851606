"""Module ``garden`` v1: its facts and its routers."""

from typing import ClassVar

from defaults_api.garden.rest import rest_router
from defaults_api.garden.service import GardenService
from defaults_api.garden.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class GardenModule:
    """Module ``garden`` v1: garden."""

    name: ClassVar[str] = "garden"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "garden"
    base: ClassVar[str] = "/api/v1/garden"
    ws_path: ClassVar[str] = "/api/v1/garden/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "defaults_api.garden"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``GardenService``.
        """
        if not isinstance(service, GardenService):
            raise wrong_service(self.name, service, GardenService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

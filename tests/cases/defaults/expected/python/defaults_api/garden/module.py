"""Module ``garden`` v1: its facts and its routers."""

from typing import Final

from defaults_api.garden.rest import rest_router
from defaults_api.garden.service import GardenService
from defaults_api.garden.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class GardenModule:
    """Module ``garden`` v1: garden."""

    name: Final = "garden"
    version: Final = "v1"
    title: Final = "garden"
    base: Final = "/api/v1/garden"
    ws_path: Final = "/api/v1/garden/ws"
    always_on: Final = False
    package: Final = "defaults_api.garden"

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

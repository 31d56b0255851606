"""Module ``stones`` v1: its facts and its routers."""

from typing import Final

from frozen_models_api.stones.rest import rest_router
from frozen_models_api.stones.service import StonesService
from frozen_models_api.stones.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StonesModule:
    """Module ``stones`` v1: stones."""

    name: Final = "stones"
    version: Final = "v1"
    title: Final = "stones"
    base: Final = "/api/v1/stones"
    ws_path: Final = "/api/v1/stones/ws"
    always_on: Final = False
    package: Final = "frozen_models_api.stones"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``StonesService``.
        """
        if not isinstance(service, StonesService):
            raise wrong_service(self.name, service, StonesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

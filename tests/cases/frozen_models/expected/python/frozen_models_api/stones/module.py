"""Module ``stones`` v1: its facts and its routers."""

from typing import ClassVar

from frozen_models_api.stones.rest import rest_router
from frozen_models_api.stones.service import StonesService
from frozen_models_api.stones.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StonesModule:
    """Module ``stones`` v1: stones."""

    name: ClassVar[str] = "stones"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "stones"
    base: ClassVar[str] = "/api/v1/stones"
    ws_path: ClassVar[str] = "/api/v1/stones/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "frozen_models_api.stones"

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

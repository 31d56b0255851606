"""Module ``custom`` v1: its facts and its routers."""

from typing import Final

from custom_types_api.custom.rest import rest_router
from custom_types_api.custom.service import CustomService
from custom_types_api.custom.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class CustomModule:
    """Module ``custom`` v1: custom."""

    name: Final = "custom"
    version: Final = "v1"
    title: Final = "custom"
    base: Final = "/api/v1/custom"
    ws_path: Final = "/api/v1/custom/ws"
    always_on: Final = False
    package: Final = "custom_types_api.custom"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``CustomService``.
        """
        if not isinstance(service, CustomService):
            raise wrong_service(self.name, service, CustomService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

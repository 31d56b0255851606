"""Module ``custom`` v1: its facts and its routers."""

from typing import ClassVar

from custom_types_api.custom.rest import rest_router
from custom_types_api.custom.service import CustomService
from custom_types_api.custom.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class CustomModule:
    """Module ``custom`` v1: custom."""

    name: ClassVar[str] = "custom"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "custom"
    base: ClassVar[str] = "/api/v1/custom"
    ws_path: ClassVar[str] = "/api/v1/custom/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "custom_types_api.custom"

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

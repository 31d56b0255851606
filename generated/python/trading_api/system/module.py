"""Module ``system`` v1: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from trading_api.system.rest import rest_router
from trading_api.system.service import SystemService
from trading_api.system.topics import topic_routers


class SystemModule:
    """Module ``system`` v1: System.

    Health and versions of the modules that are served.
    """

    name: ClassVar[str] = "system"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "System"
    base: ClassVar[str] = "/api/v1"
    ws_path: ClassVar[str] = "/api/v1/system/ws"
    always_on: ClassVar[bool] = True
    package: ClassVar[str] = "trading_api.system"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``SystemService``.
        """
        if not isinstance(service, SystemService):
            raise wrong_service(self.name, service, SystemService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``status`` v1: its facts and its routers."""

from typing import ClassVar

from shop_api.status.rest import rest_router
from shop_api.status.service import StatusService
from shop_api.status.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StatusModule:
    """Module ``status`` v1: status."""

    name: ClassVar[str] = "status"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "status"
    base: ClassVar[str] = "/status"
    ws_path: ClassVar[str] = "/api/v1/status/ws"
    always_on: ClassVar[bool] = True
    package: ClassVar[str] = "shop_api.status"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``StatusService``.
        """
        if not isinstance(service, StatusService):
            raise wrong_service(self.name, service, StatusService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

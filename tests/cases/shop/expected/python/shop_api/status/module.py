"""Module ``status`` v1: its facts and its routers."""

from typing import Final

from shop_api.status.rest import rest_router
from shop_api.status.service import StatusService
from shop_api.status.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StatusModule:
    """Module ``status`` v1: status."""

    name: Final = "status"
    version: Final = "v1"
    title: Final = "status"
    base: Final = "/status"
    ws_path: Final = "/api/v1/status/ws"
    always_on: Final = True
    package: Final = "shop_api.status"

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

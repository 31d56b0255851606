"""Module ``bags`` v1: its facts and its routers."""

from typing import ClassVar

from containers_api.bags.rest import rest_router
from containers_api.bags.service import BagsService
from containers_api.bags.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BagsModule:
    """Module ``bags`` v1: bags."""

    name: ClassVar[str] = "bags"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "bags"
    base: ClassVar[str] = "/api/v1/bags"
    ws_path: ClassVar[str] = "/api/v1/bags/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "containers_api.bags"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BagsService``.
        """
        if not isinstance(service, BagsService):
            raise wrong_service(self.name, service, BagsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

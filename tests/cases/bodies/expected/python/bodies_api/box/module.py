"""Module ``box`` v1: its facts and its routers."""

from typing import Final

from bodies_api.box.rest import rest_router
from bodies_api.box.service import BoxService
from bodies_api.box.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BoxModule:
    """Module ``box`` v1: box."""

    name: Final = "box"
    version: Final = "v1"
    title: Final = "box"
    base: Final = "/api/v1/box"
    ws_path: Final = "/api/v1/box/ws"
    always_on: Final = False
    package: Final = "bodies_api.box"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BoxService``.
        """
        if not isinstance(service, BoxService):
            raise wrong_service(self.name, service, BoxService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

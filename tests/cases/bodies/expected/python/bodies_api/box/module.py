"""Module ``box`` v1: its facts and its routers."""

from typing import ClassVar

from bodies_api.box.rest import rest_router
from bodies_api.box.service import BoxService
from bodies_api.box.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BoxModule:
    """Module ``box`` v1: box."""

    name: ClassVar[str] = "box"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "box"
    base: ClassVar[str] = "/api/v1/box"
    ws_path: ClassVar[str] = "/api/v1/box/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "bodies_api.box"

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

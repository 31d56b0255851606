"""Module ``open_world`` v1: its facts and its routers."""

from typing import ClassVar

from extra_members_api.open_world.rest import rest_router
from extra_members_api.open_world.service import OpenWorldService
from extra_members_api.open_world.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class OpenWorldModule:
    """Module ``open_world`` v1: open_world."""

    name: ClassVar[str] = "open_world"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "open_world"
    base: ClassVar[str] = "/api/v1/open_world"
    ws_path: ClassVar[str] = "/api/v1/open_world/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "extra_members_api.open_world"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``OpenWorldService``.
        """
        if not isinstance(service, OpenWorldService):
            raise wrong_service(self.name, service, OpenWorldService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

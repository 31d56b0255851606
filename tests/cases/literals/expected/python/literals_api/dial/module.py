"""Module ``dial`` v1: its facts and its routers."""

from typing import ClassVar

from literals_api.dial.rest import rest_router
from literals_api.dial.service import DialService
from literals_api.dial.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class DialModule:
    """Module ``dial`` v1: dial."""

    name: ClassVar[str] = "dial"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "dial"
    base: ClassVar[str] = "/api/v1/dial"
    ws_path: ClassVar[str] = "/api/v1/dial/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "literals_api.dial"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``DialService``.
        """
        if not isinstance(service, DialService):
            raise wrong_service(self.name, service, DialService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``free`` v1: its facts and its routers."""

from typing import ClassVar

from anything_api.free.rest import rest_router
from anything_api.free.service import FreeService
from anything_api.free.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class FreeModule:
    """Module ``free`` v1: free."""

    name: ClassVar[str] = "free"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "free"
    base: ClassVar[str] = "/api/v1/free"
    ws_path: ClassVar[str] = "/api/v1/free/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "anything_api.free"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``FreeService``.
        """
        if not isinstance(service, FreeService):
            raise wrong_service(self.name, service, FreeService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

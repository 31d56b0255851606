"""Module ``old`` v1: its facts and its routers."""

from typing import ClassVar

from deprecations_api.old.rest import rest_router
from deprecations_api.old.service import OldService
from deprecations_api.old.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class OldModule:
    """Module ``old`` v1: old."""

    name: ClassVar[str] = "old"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "old"
    base: ClassVar[str] = "/api/v1/old"
    ws_path: ClassVar[str] = "/api/v1/old/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "deprecations_api.old"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``OldService``.
        """
        if not isinstance(service, OldService):
            raise wrong_service(self.name, service, OldService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``old`` v1: its facts and its routers."""

from typing import Final

from deprecations_api.old.rest import rest_router
from deprecations_api.old.service import OldService
from deprecations_api.old.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class OldModule:
    """Module ``old`` v1: old."""

    name: Final = "old"
    version: Final = "v1"
    title: Final = "old"
    base: Final = "/api/v1/old"
    ws_path: Final = "/api/v1/old/ws"
    always_on: Final = False
    package: Final = "deprecations_api.old"

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

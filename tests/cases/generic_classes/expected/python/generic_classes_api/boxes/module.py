"""Module ``boxes`` v1: its facts and its routers."""

from typing import Final

from generic_classes_api.boxes.rest import rest_router
from generic_classes_api.boxes.service import BoxesService
from generic_classes_api.boxes.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BoxesModule:
    """Module ``boxes`` v1: boxes."""

    name: Final = "boxes"
    version: Final = "v1"
    title: Final = "boxes"
    base: Final = "/api/v1/boxes"
    ws_path: Final = "/api/v1/boxes/ws"
    always_on: Final = False
    package: Final = "generic_classes_api.boxes"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BoxesService``.
        """
        if not isinstance(service, BoxesService):
            raise wrong_service(self.name, service, BoxesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

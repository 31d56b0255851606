"""Module ``boxes`` v1: its facts and its routers."""

from typing import ClassVar

from generic_classes_api.boxes.rest import rest_router
from generic_classes_api.boxes.service import BoxesService
from generic_classes_api.boxes.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BoxesModule:
    """Module ``boxes`` v1: boxes."""

    name: ClassVar[str] = "boxes"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "boxes"
    base: ClassVar[str] = "/api/v1/boxes"
    ws_path: ClassVar[str] = "/api/v1/boxes/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "generic_classes_api.boxes"

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

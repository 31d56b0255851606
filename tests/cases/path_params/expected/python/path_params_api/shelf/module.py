"""Module ``shelf`` v1: its facts and its routers."""

from typing import ClassVar

from path_params_api.shelf.rest import rest_router
from path_params_api.shelf.service import ShelfService
from path_params_api.shelf.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ShelfModule:
    """Module ``shelf`` v1: shelf."""

    name: ClassVar[str] = "shelf"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "shelf"
    base: ClassVar[str] = "/api/v1/shelf"
    ws_path: ClassVar[str] = "/api/v1/shelf/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "path_params_api.shelf"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ShelfService``.
        """
        if not isinstance(service, ShelfService):
            raise wrong_service(self.name, service, ShelfService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

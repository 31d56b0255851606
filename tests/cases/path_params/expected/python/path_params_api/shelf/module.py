"""Module ``shelf`` v1: its facts and its routers."""

from typing import Final

from path_params_api.shelf.rest import rest_router
from path_params_api.shelf.service import ShelfService
from path_params_api.shelf.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ShelfModule:
    """Module ``shelf`` v1: shelf."""

    name: Final = "shelf"
    version: Final = "v1"
    title: Final = "shelf"
    base: Final = "/api/v1/shelf"
    ws_path: Final = "/api/v1/shelf/ws"
    always_on: Final = False
    package: Final = "path_params_api.shelf"

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

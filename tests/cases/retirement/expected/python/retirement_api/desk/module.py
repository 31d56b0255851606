"""Module ``desk`` v1: its facts and its routers."""

from typing import Final

from retirement_api.desk.rest import rest_router
from retirement_api.desk.service import DeskService
from retirement_api.desk.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class DeskModule:
    """Module ``desk`` v1: desk."""

    name: Final = "desk"
    version: Final = "v1"
    title: Final = "desk"
    base: Final = "/api/v1/desk"
    ws_path: Final = "/api/v1/desk/ws"
    always_on: Final = False
    package: Final = "retirement_api.desk"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``DeskService``.
        """
        if not isinstance(service, DeskService):
            raise wrong_service(self.name, service, DeskService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

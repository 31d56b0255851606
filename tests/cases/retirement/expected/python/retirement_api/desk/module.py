"""Module ``desk`` v1: its facts and its routers."""

from typing import ClassVar

from retirement_api.desk.rest import rest_router
from retirement_api.desk.service import DeskService
from retirement_api.desk.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class DeskModule:
    """Module ``desk`` v1: desk."""

    name: ClassVar[str] = "desk"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "desk"
    base: ClassVar[str] = "/api/v1/desk"
    ws_path: ClassVar[str] = "/api/v1/desk/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "retirement_api.desk"

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

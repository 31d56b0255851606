"""Module ``paint`` v1: its facts and its routers."""

from typing import ClassVar

from enums_api.paint.rest import rest_router
from enums_api.paint.service import PaintService
from enums_api.paint.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PaintModule:
    """Module ``paint`` v1: paint."""

    name: ClassVar[str] = "paint"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "paint"
    base: ClassVar[str] = "/api/v1/paint"
    ws_path: ClassVar[str] = "/api/v1/paint/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "enums_api.paint"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``PaintService``.
        """
        if not isinstance(service, PaintService):
            raise wrong_service(self.name, service, PaintService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

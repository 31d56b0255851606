"""Module ``paint`` v1: its facts and its routers."""

from typing import Final

from enums_api.paint.rest import rest_router
from enums_api.paint.service import PaintService
from enums_api.paint.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PaintModule:
    """Module ``paint`` v1: paint."""

    name: Final = "paint"
    version: Final = "v1"
    title: Final = "paint"
    base: Final = "/api/v1/paint"
    ws_path: Final = "/api/v1/paint/ws"
    always_on: Final = False
    package: Final = "enums_api.paint"

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

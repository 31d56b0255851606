"""Module ``shapes`` v1: its facts and its routers."""

from typing import ClassVar

from computed_fields_api.shapes.rest import rest_router
from computed_fields_api.shapes.service import ShapesService
from computed_fields_api.shapes.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ShapesModule:
    """Module ``shapes`` v1: shapes."""

    name: ClassVar[str] = "shapes"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "shapes"
    base: ClassVar[str] = "/api/v1/shapes"
    ws_path: ClassVar[str] = "/api/v1/shapes/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "computed_fields_api.shapes"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ShapesService``.
        """
        if not isinstance(service, ShapesService):
            raise wrong_service(self.name, service, ShapesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

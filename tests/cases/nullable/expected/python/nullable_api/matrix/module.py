"""Module ``matrix`` v1: its facts and its routers."""

from typing import ClassVar

from nullable_api.matrix.rest import rest_router
from nullable_api.matrix.service import MatrixService
from nullable_api.matrix.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class MatrixModule:
    """Module ``matrix`` v1: matrix."""

    name: ClassVar[str] = "matrix"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "matrix"
    base: ClassVar[str] = "/api/v1/matrix"
    ws_path: ClassVar[str] = "/api/v1/matrix/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "nullable_api.matrix"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``MatrixService``.
        """
        if not isinstance(service, MatrixService):
            raise wrong_service(self.name, service, MatrixService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``matrix`` v1: its facts and its routers."""

from typing import Final

from nullable_api.matrix.rest import rest_router
from nullable_api.matrix.service import MatrixService
from nullable_api.matrix.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class MatrixModule:
    """Module ``matrix`` v1: matrix."""

    name: Final = "matrix"
    version: Final = "v1"
    title: Final = "matrix"
    base: Final = "/api/v1/matrix"
    ws_path: Final = "/api/v1/matrix/ws"
    always_on: Final = False
    package: Final = "nullable_api.matrix"

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

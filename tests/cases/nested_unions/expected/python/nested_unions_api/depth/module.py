"""Module ``depth`` v1: its facts and its routers."""

from typing import Final

from nested_unions_api.depth.rest import rest_router
from nested_unions_api.depth.service import DepthService
from nested_unions_api.depth.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class DepthModule:
    """Module ``depth`` v1: depth."""

    name: Final = "depth"
    version: Final = "v1"
    title: Final = "depth"
    base: Final = "/api/v1/depth"
    ws_path: Final = "/api/v1/depth/ws"
    always_on: Final = False
    package: Final = "nested_unions_api.depth"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``DepthService``.
        """
        if not isinstance(service, DepthService):
            raise wrong_service(self.name, service, DepthService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

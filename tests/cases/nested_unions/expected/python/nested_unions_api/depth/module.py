"""Module ``depth`` v1: its facts and its routers."""

from typing import ClassVar

from nested_unions_api.depth.rest import rest_router
from nested_unions_api.depth.service import DepthService
from nested_unions_api.depth.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class DepthModule:
    """Module ``depth`` v1: depth."""

    name: ClassVar[str] = "depth"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "depth"
    base: ClassVar[str] = "/api/v1/depth"
    ws_path: ClassVar[str] = "/api/v1/depth/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "nested_unions_api.depth"

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

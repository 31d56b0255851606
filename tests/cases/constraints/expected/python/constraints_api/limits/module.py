"""Module ``limits`` v1: its facts and its routers."""

from typing import ClassVar

from constraints_api.limits.rest import rest_router
from constraints_api.limits.service import LimitsService
from constraints_api.limits.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LimitsModule:
    """Module ``limits`` v1: limits."""

    name: ClassVar[str] = "limits"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "limits"
    base: ClassVar[str] = "/api/v1/limits"
    ws_path: ClassVar[str] = "/api/v1/limits/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "constraints_api.limits"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``LimitsService``.
        """
        if not isinstance(service, LimitsService):
            raise wrong_service(self.name, service, LimitsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

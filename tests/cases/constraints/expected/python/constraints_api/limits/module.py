"""Module ``limits`` v1: its facts and its routers."""

from typing import Final

from constraints_api.limits.rest import rest_router
from constraints_api.limits.service import LimitsService
from constraints_api.limits.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LimitsModule:
    """Module ``limits`` v1: limits."""

    name: Final = "limits"
    version: Final = "v1"
    title: Final = "limits"
    base: Final = "/api/v1/limits"
    ws_path: Final = "/api/v1/limits/ws"
    always_on: Final = False
    package: Final = "constraints_api.limits"

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

"""Module ``omega`` v2: its facts and its routers."""

from typing import Final

from tradegen_runtime.module import BoundModule, wrong_service
from two_modules_api.omega.rest import rest_router
from two_modules_api.omega.service import OmegaService
from two_modules_api.omega.topics import topic_routers


class OmegaModule:
    """Module ``omega`` v2: Omega."""

    name: Final = "omega"
    version: Final = "v2"
    title: Final = "Omega"
    base: Final = "/public"
    ws_path: Final = "/api/v2/omega/ws"
    always_on: Final = True
    package: Final = "two_modules_api.omega"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``OmegaService``.
        """
        if not isinstance(service, OmegaService):
            raise wrong_service(self.name, service, OmegaService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``omega`` v2: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from two_modules_api.omega.rest import rest_router
from two_modules_api.omega.service import OmegaService
from two_modules_api.omega.topics import topic_routers


class OmegaModule:
    """Module ``omega`` v2: Omega."""

    name: ClassVar[str] = "omega"
    version: ClassVar[str] = "v2"
    title: ClassVar[str] = "Omega"
    base: ClassVar[str] = "/public"
    ws_path: ClassVar[str] = "/api/v2/omega/ws"
    always_on: ClassVar[bool] = True
    package: ClassVar[str] = "two_modules_api.omega"

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

"""Module ``alpha`` v1: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from two_modules_api.alpha.rest import rest_router
from two_modules_api.alpha.service import AlphaService
from two_modules_api.alpha.topics import topic_routers


class AlphaModule:
    """Module ``alpha`` v1: Alpha."""

    name: ClassVar[str] = "alpha"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Alpha"
    base: ClassVar[str] = "/api/v1/alpha"
    ws_path: ClassVar[str] = "/api/v1/alpha/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "two_modules_api.alpha"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``AlphaService``.
        """
        if not isinstance(service, AlphaService):
            raise wrong_service(self.name, service, AlphaService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

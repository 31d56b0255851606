"""Module ``a`` v1: its facts and its routers."""

from typing import Final

from tradegen_runtime.module import BoundModule, wrong_service
from warned_models_api.a.rest import rest_router
from warned_models_api.a.service import AService
from warned_models_api.a.topics import topic_routers


class AModule:
    """Module ``a`` v1: a."""

    name: Final = "a"
    version: Final = "v1"
    title: Final = "a"
    base: Final = "/api/v1/a"
    ws_path: Final = "/api/v1/a/ws"
    always_on: Final = False
    package: Final = "warned_models_api.a"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``AService``.
        """
        if not isinstance(service, AService):
            raise wrong_service(self.name, service, AService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

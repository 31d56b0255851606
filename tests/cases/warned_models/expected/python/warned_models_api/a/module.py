"""Module ``a`` v1: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from warned_models_api.a.rest import rest_router
from warned_models_api.a.service import AService
from warned_models_api.a.topics import topic_routers


class AModule:
    """Module ``a`` v1: a."""

    name: ClassVar[str] = "a"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "a"
    base: ClassVar[str] = "/api/v1/a"
    ws_path: ClassVar[str] = "/api/v1/a/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "warned_models_api.a"

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

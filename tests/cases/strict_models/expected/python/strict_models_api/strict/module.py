"""Module ``strict`` v1: its facts and its routers."""

from typing import ClassVar

from strict_models_api.strict.rest import rest_router
from strict_models_api.strict.service import StrictService
from strict_models_api.strict.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class StrictModule:
    """Module ``strict`` v1: strict."""

    name: ClassVar[str] = "strict"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "strict"
    base: ClassVar[str] = "/api/v1/strict"
    ws_path: ClassVar[str] = "/api/v1/strict/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "strict_models_api.strict"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``StrictService``.
        """
        if not isinstance(service, StrictService):
            raise wrong_service(self.name, service, StrictService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

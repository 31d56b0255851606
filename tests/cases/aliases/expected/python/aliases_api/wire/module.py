"""Module ``wire`` v1: its facts and its routers."""

from typing import ClassVar

from aliases_api.wire.rest import rest_router
from aliases_api.wire.service import WireService
from aliases_api.wire.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class WireModule:
    """Module ``wire`` v1: wire."""

    name: ClassVar[str] = "wire"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "wire"
    base: ClassVar[str] = "/api/v1/wire"
    ws_path: ClassVar[str] = "/api/v1/wire/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "aliases_api.wire"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``WireService``.
        """
        if not isinstance(service, WireService):
            raise wrong_service(self.name, service, WireService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``things`` v2: its facts and its routers."""

from typing import ClassVar

from http_methods_api.things.rest import rest_router
from http_methods_api.things.service import ThingsService
from http_methods_api.things.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ThingsModule:
    """Module ``things`` v2: things."""

    name: ClassVar[str] = "things"
    version: ClassVar[str] = "v2"
    title: ClassVar[str] = "things"
    base: ClassVar[str] = "/api/v2/things"
    ws_path: ClassVar[str] = "/api/v2/things/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "http_methods_api.things"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ThingsService``.
        """
        if not isinstance(service, ThingsService):
            raise wrong_service(self.name, service, ThingsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

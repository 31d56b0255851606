"""Module ``things`` v2: its facts and its routers."""

from typing import Final

from http_methods_api.things.rest import rest_router
from http_methods_api.things.service import ThingsService
from http_methods_api.things.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ThingsModule:
    """Module ``things`` v2: things."""

    name: Final = "things"
    version: Final = "v2"
    title: Final = "things"
    base: Final = "/api/v2/things"
    ws_path: Final = "/api/v2/things/ws"
    always_on: Final = False
    package: Final = "http_methods_api.things"

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

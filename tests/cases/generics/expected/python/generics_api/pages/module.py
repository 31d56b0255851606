"""Module ``pages`` v1: its facts and its routers."""

from typing import Final

from generics_api.pages.rest import rest_router
from generics_api.pages.service import PagesService
from generics_api.pages.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PagesModule:
    """Module ``pages`` v1: pages."""

    name: Final = "pages"
    version: Final = "v1"
    title: Final = "pages"
    base: Final = "/api/v1/pages"
    ws_path: Final = "/api/v1/pages/ws"
    always_on: Final = False
    package: Final = "generics_api.pages"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``PagesService``.
        """
        if not isinstance(service, PagesService):
            raise wrong_service(self.name, service, PagesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

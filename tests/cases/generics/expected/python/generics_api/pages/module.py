"""Module ``pages`` v1: its facts and its routers."""

from typing import ClassVar

from generics_api.pages.rest import rest_router
from generics_api.pages.service import PagesService
from generics_api.pages.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class PagesModule:
    """Module ``pages`` v1: pages."""

    name: ClassVar[str] = "pages"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "pages"
    base: ClassVar[str] = "/api/v1/pages"
    ws_path: ClassVar[str] = "/api/v1/pages/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "generics_api.pages"

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

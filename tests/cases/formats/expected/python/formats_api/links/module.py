"""Module ``links`` v1: its facts and its routers."""

from typing import ClassVar

from formats_api.links.rest import rest_router
from formats_api.links.service import LinksService
from formats_api.links.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LinksModule:
    """Module ``links`` v1: links."""

    name: ClassVar[str] = "links"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "links"
    base: ClassVar[str] = "/api/v1/links"
    ws_path: ClassVar[str] = "/api/v1/links/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "formats_api.links"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``LinksService``.
        """
        if not isinstance(service, LinksService):
            raise wrong_service(self.name, service, LinksService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

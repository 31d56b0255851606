"""Module ``names`` v1: its facts and its routers."""

from typing import ClassVar

from named_aliases_api.names.rest import rest_router
from named_aliases_api.names.service import NamesService
from named_aliases_api.names.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class NamesModule:
    """Module ``names`` v1: names."""

    name: ClassVar[str] = "names"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "names"
    base: ClassVar[str] = "/api/v1/names"
    ws_path: ClassVar[str] = "/api/v1/names/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "named_aliases_api.names"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``NamesService``.
        """
        if not isinstance(service, NamesService):
            raise wrong_service(self.name, service, NamesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``names`` v1: its facts and its routers."""

from typing import Final

from named_aliases_api.names.rest import rest_router
from named_aliases_api.names.service import NamesService
from named_aliases_api.names.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class NamesModule:
    """Module ``names`` v1: names."""

    name: Final = "names"
    version: Final = "v1"
    title: Final = "names"
    base: Final = "/api/v1/names"
    ws_path: Final = "/api/v1/names/ws"
    always_on: Final = False
    package: Final = "named_aliases_api.names"

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

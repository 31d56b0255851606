"""Module ``search`` v1: its facts and its routers."""

from typing import ClassVar

from query_params_api.search.rest import rest_router
from query_params_api.search.service import SearchService
from query_params_api.search.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class SearchModule:
    """Module ``search`` v1: search."""

    name: ClassVar[str] = "search"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "search"
    base: ClassVar[str] = "/api/v1/search"
    ws_path: ClassVar[str] = "/api/v1/search/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "query_params_api.search"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``SearchService``.
        """
        if not isinstance(service, SearchService):
            raise wrong_service(self.name, service, SearchService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

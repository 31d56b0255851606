"""Module ``roots`` v1: its facts and its routers."""

from typing import ClassVar

from root_models_api.roots.rest import rest_router
from root_models_api.roots.service import RootsService
from root_models_api.roots.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class RootsModule:
    """Module ``roots`` v1: roots."""

    name: ClassVar[str] = "roots"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "roots"
    base: ClassVar[str] = "/api/v1/roots"
    ws_path: ClassVar[str] = "/api/v1/roots/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "root_models_api.roots"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``RootsService``.
        """
        if not isinstance(service, RootsService):
            raise wrong_service(self.name, service, RootsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

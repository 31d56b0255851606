"""Module ``tree`` v1: its facts and its routers."""

from typing import ClassVar

from recursion_api.tree.rest import rest_router
from recursion_api.tree.service import TreeService
from recursion_api.tree.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class TreeModule:
    """Module ``tree`` v1: tree."""

    name: ClassVar[str] = "tree"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "tree"
    base: ClassVar[str] = "/api/v1/tree"
    ws_path: ClassVar[str] = "/api/v1/tree/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "recursion_api.tree"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``TreeService``.
        """
        if not isinstance(service, TreeService):
            raise wrong_service(self.name, service, TreeService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

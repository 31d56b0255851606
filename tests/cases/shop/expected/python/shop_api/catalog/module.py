"""Module ``catalog`` v1: its facts and its routers."""

from typing import ClassVar

from shop_api.catalog.rest import rest_router
from shop_api.catalog.service import CatalogService
from shop_api.catalog.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class CatalogModule:
    """Module ``catalog`` v1: Catalog.

    What is sold, and for how much.
    """

    name: ClassVar[str] = "catalog"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Catalog"
    base: ClassVar[str] = "/api/v1/catalog"
    ws_path: ClassVar[str] = "/api/v1/catalog/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "shop_api.catalog"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``CatalogService``.
        """
        if not isinstance(service, CatalogService):
            raise wrong_service(self.name, service, CatalogService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

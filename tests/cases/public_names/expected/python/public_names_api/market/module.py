"""Module ``market`` v1: its facts and its routers."""

from typing import ClassVar

from public_names_api.market.rest import rest_router
from public_names_api.market.service import MarketService
from public_names_api.market.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class MarketModule:
    """Module ``market`` v1: market."""

    name: ClassVar[str] = "market"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "market"
    base: ClassVar[str] = "/api/v1/market"
    ws_path: ClassVar[str] = "/api/v1/market/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "public_names_api.market"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``MarketService``.
        """
        if not isinstance(service, MarketService):
            raise wrong_service(self.name, service, MarketService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

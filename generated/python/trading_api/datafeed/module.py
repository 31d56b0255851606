"""Module ``datafeed`` v1: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from trading_api.datafeed.rest import rest_router
from trading_api.datafeed.service import DatafeedService
from trading_api.datafeed.topics import topic_routers


class DatafeedModule:
    """Module ``datafeed`` v1: Market data.

    Bars, quotes and instruments of a replayed market. One clock drives all prices: nothing later
    than it is shown.
    """

    name: ClassVar[str] = "datafeed"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Market data"
    base: ClassVar[str] = "/api/v1/datafeed"
    ws_path: ClassVar[str] = "/api/v1/datafeed/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "trading_api.datafeed"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``DatafeedService``.
        """
        if not isinstance(service, DatafeedService):
            raise wrong_service(self.name, service, DatafeedService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

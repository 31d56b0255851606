"""Module ``orders`` v1: its facts and its routers."""

from typing import Final

from shop_api.orders.rest import rest_router
from shop_api.orders.service import OrdersService
from shop_api.orders.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class OrdersModule:
    """Module ``orders`` v1: Orders."""

    name: Final = "orders"
    version: Final = "v1"
    title: Final = "Orders"
    base: Final = "/api/v1/orders"
    ws_path: Final = "/api/v1/orders/ws"
    always_on: Final = False
    package: Final = "shop_api.orders"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``OrdersService``.
        """
        if not isinstance(service, OrdersService):
            raise wrong_service(self.name, service, OrdersService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

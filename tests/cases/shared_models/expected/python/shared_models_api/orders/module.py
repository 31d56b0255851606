"""Module ``orders`` v1: its facts and its routers."""

from typing import ClassVar

from shared_models_api.orders.rest import rest_router
from shared_models_api.orders.service import OrdersService
from shared_models_api.orders.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class OrdersModule:
    """Module ``orders`` v1: orders."""

    name: ClassVar[str] = "orders"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "orders"
    base: ClassVar[str] = "/api/v1/orders"
    ws_path: ClassVar[str] = "/api/v1/orders/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "shared_models_api.orders"

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

"""Module ``broker`` v1: its facts and its routers."""

from typing import ClassVar

from tradegen_runtime.module import BoundModule, wrong_service
from trading_api.broker.rest import rest_router
from trading_api.broker.service import BrokerService
from trading_api.broker.topics import topic_routers


class BrokerModule:
    """Module ``broker`` v1: Broker.

    Accounts, orders, positions, executions and leverage of a simulated broker.
    """

    name: ClassVar[str] = "broker"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Broker"
    base: ClassVar[str] = "/api/v1/broker"
    ws_path: ClassVar[str] = "/api/v1/broker/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "trading_api.broker"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BrokerService``.
        """
        if not isinstance(service, BrokerService):
            raise wrong_service(self.name, service, BrokerService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

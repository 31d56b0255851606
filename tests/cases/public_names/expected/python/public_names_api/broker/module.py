"""Module ``broker`` v1: its facts and its routers."""

from typing import ClassVar

from public_names_api.broker.rest import rest_router
from public_names_api.broker.service import BrokerService
from public_names_api.broker.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BrokerModule:
    """Module ``broker`` v1: broker."""

    name: ClassVar[str] = "broker"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "broker"
    base: ClassVar[str] = "/api/v1/broker"
    ws_path: ClassVar[str] = "/api/v1/broker/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "public_names_api.broker"

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

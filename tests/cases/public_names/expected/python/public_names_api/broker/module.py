"""Module ``broker`` v1: its facts and its routers."""

from typing import Final

from public_names_api.broker.rest import rest_router
from public_names_api.broker.service import BrokerService
from public_names_api.broker.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BrokerModule:
    """Module ``broker`` v1: broker."""

    name: Final = "broker"
    version: Final = "v1"
    title: Final = "broker"
    base: Final = "/api/v1/broker"
    ws_path: Final = "/api/v1/broker/ws"
    always_on: Final = False
    package: Final = "public_names_api.broker"

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

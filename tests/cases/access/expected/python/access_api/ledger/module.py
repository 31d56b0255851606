"""Module ``ledger`` v1: its facts and its routers."""

from typing import ClassVar

from access_api.ledger.rest import rest_router
from access_api.ledger.service import LedgerService
from access_api.ledger.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LedgerModule:
    """Module ``ledger`` v1: ledger."""

    name: ClassVar[str] = "ledger"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "ledger"
    base: ClassVar[str] = "/api/v1/ledger"
    ws_path: ClassVar[str] = "/api/v1/ledger/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "access_api.ledger"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``LedgerService``.
        """
        if not isinstance(service, LedgerService):
            raise wrong_service(self.name, service, LedgerService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

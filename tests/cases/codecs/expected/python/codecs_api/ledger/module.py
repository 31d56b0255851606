"""Module ``ledger`` v1: its facts and its routers."""

from typing import Final

from codecs_api.ledger.rest import rest_router
from codecs_api.ledger.service import LedgerService
from codecs_api.ledger.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class LedgerModule:
    """Module ``ledger`` v1: ledger."""

    name: Final = "ledger"
    version: Final = "v1"
    title: Final = "ledger"
    base: Final = "/api/v1/ledger"
    ws_path: Final = "/api/v1/ledger/ws"
    always_on: Final = False
    package: Final = "codecs_api.ledger"

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

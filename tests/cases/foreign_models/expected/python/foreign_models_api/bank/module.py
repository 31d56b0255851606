"""Module ``bank`` v1: its facts and its routers."""

from typing import ClassVar

from foreign_models_api.bank.rest import rest_router
from foreign_models_api.bank.service import BankService
from foreign_models_api.bank.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class BankModule:
    """Module ``bank`` v1: bank."""

    name: ClassVar[str] = "bank"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "bank"
    base: ClassVar[str] = "/api/v1/bank"
    ws_path: ClassVar[str] = "/api/v1/bank/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "foreign_models_api.bank"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``BankService``.
        """
        if not isinstance(service, BankService):
            raise wrong_service(self.name, service, BankService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

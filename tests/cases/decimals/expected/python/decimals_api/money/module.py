"""Module ``money`` v1: its facts and its routers."""

from typing import ClassVar

from decimals_api.money.rest import rest_router
from decimals_api.money.service import MoneyService
from decimals_api.money.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class MoneyModule:
    """Module ``money`` v1: money."""

    name: ClassVar[str] = "money"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "money"
    base: ClassVar[str] = "/api/v1/money"
    ws_path: ClassVar[str] = "/api/v1/money/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "decimals_api.money"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``MoneyService``.
        """
        if not isinstance(service, MoneyService):
            raise wrong_service(self.name, service, MoneyService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

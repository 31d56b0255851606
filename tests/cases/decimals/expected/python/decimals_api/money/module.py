"""Module ``money`` v1: its facts and its routers."""

from typing import Final

from decimals_api.money.rest import rest_router
from decimals_api.money.service import MoneyService
from decimals_api.money.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class MoneyModule:
    """Module ``money`` v1: money."""

    name: Final = "money"
    version: Final = "v1"
    title: Final = "money"
    base: Final = "/api/v1/money"
    ws_path: Final = "/api/v1/money/ws"
    always_on: Final = False
    package: Final = "decimals_api.money"

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

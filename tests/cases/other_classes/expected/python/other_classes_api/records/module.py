"""Module ``records`` v1: its facts and its routers."""

from typing import Final

from other_classes_api.records.rest import rest_router
from other_classes_api.records.service import RecordsService
from other_classes_api.records.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class RecordsModule:
    """Module ``records`` v1: records."""

    name: Final = "records"
    version: Final = "v1"
    title: Final = "records"
    base: Final = "/api/v1/records"
    ws_path: Final = "/api/v1/records/ws"
    always_on: Final = False
    package: Final = "other_classes_api.records"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``RecordsService``.
        """
        if not isinstance(service, RecordsService):
            raise wrong_service(self.name, service, RecordsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``records`` v1: its facts and its routers."""

from typing import ClassVar

from other_classes_api.records.rest import rest_router
from other_classes_api.records.service import RecordsService
from other_classes_api.records.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class RecordsModule:
    """Module ``records`` v1: records."""

    name: ClassVar[str] = "records"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "records"
    base: ClassVar[str] = "/api/v1/records"
    ws_path: ClassVar[str] = "/api/v1/records/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "other_classes_api.records"

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

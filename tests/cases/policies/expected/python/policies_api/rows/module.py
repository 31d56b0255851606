"""Module ``rows`` v1: its facts and its routers."""

from typing import ClassVar

from policies_api.rows.rest import rest_router
from policies_api.rows.service import RowsService
from policies_api.rows.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class RowsModule:
    """Module ``rows`` v1: rows."""

    name: ClassVar[str] = "rows"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "rows"
    base: ClassVar[str] = "/api/v1/rows"
    ws_path: ClassVar[str] = "/api/v1/rows/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "policies_api.rows"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``RowsService``.
        """
        if not isinstance(service, RowsService):
            raise wrong_service(self.name, service, RowsService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

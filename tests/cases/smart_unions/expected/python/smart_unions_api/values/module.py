"""Module ``values`` v1: its facts and its routers."""

from typing import ClassVar

from smart_unions_api.values.rest import rest_router
from smart_unions_api.values.service import ValuesService
from smart_unions_api.values.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ValuesModule:
    """Module ``values`` v1: values."""

    name: ClassVar[str] = "values"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "values"
    base: ClassVar[str] = "/api/v1/values"
    ws_path: ClassVar[str] = "/api/v1/values/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "smart_unions_api.values"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ValuesService``.
        """
        if not isinstance(service, ValuesService):
            raise wrong_service(self.name, service, ValuesService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

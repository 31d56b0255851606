"""Module ``manual`` v1: its facts and its routers."""

from typing import ClassVar

from documentation_api.manual.rest import rest_router
from documentation_api.manual.service import ManualService
from documentation_api.manual.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class ManualModule:
    """Module ``manual`` v1: The manual.

    How everything works.

    In two paragraphs.
    """

    name: ClassVar[str] = "manual"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "The manual"
    base: ClassVar[str] = "/api/v1/manual"
    ws_path: ClassVar[str] = "/api/v1/manual/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "documentation_api.manual"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``ManualService``.
        """
        if not isinstance(service, ManualService):
            raise wrong_service(self.name, service, ManualService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``evil`` v1: its facts and its routers."""

from typing import ClassVar

from hostile_texts_api.evil.rest import rest_router
from hostile_texts_api.evil.service import EvilService
from hostile_texts_api.evil.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class EvilModule:
    """Module ``evil`` v1: */ \"\"\" ${evil()} {{ view }} `x` \\.

    */ \"\"\" ''' ${evil()} {__import__('os')} {{ view }} {% raw %} \\N{BULLET}

     \\
    """

    name: ClassVar[str] = "evil"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = '*/ """ ${evil()} {{ view }} `x` \\'
    base: ClassVar[str] = "/api/v1/evil"
    ws_path: ClassVar[str] = "/api/v1/evil/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "hostile_texts_api.evil"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``EvilService``.
        """
        if not isinstance(service, EvilService):
            raise wrong_service(self.name, service, EvilService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

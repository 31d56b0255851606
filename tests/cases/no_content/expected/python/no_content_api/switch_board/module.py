"""Module ``switch_board`` v1: its facts and its routers."""

from typing import ClassVar

from no_content_api.switch_board.rest import rest_router
from no_content_api.switch_board.service import SwitchService
from no_content_api.switch_board.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class SwitchBoardModule:
    """Module ``switch_board`` v1: switch_board."""

    name: ClassVar[str] = "switch_board"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "switch_board"
    base: ClassVar[str] = "/api/v1/switch_board"
    ws_path: ClassVar[str] = "/api/v1/switch_board/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "no_content_api.switch_board"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``SwitchService``.
        """
        if not isinstance(service, SwitchService):
            raise wrong_service(self.name, service, SwitchService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

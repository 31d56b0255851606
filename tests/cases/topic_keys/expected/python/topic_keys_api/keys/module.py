"""Module ``keys`` v1: its facts and its routers."""

from typing import ClassVar

from topic_keys_api.keys.rest import rest_router
from topic_keys_api.keys.service import KeysService
from topic_keys_api.keys.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class KeysModule:
    """Module ``keys`` v1: keys."""

    name: ClassVar[str] = "keys"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "keys"
    base: ClassVar[str] = "/api/v1/keys"
    ws_path: ClassVar[str] = "/api/v1/keys/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "topic_keys_api.keys"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``KeysService``.
        """
        if not isinstance(service, KeysService):
            raise wrong_service(self.name, service, KeysService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

"""Module ``vault`` v1: its facts and its routers."""

from typing import ClassVar

from access_api.vault.rest import rest_router
from access_api.vault.service import VaultService
from access_api.vault.topics import topic_routers
from tradegen_runtime.module import BoundModule, wrong_service


class VaultModule:
    """Module ``vault`` v1: Vault."""

    name: ClassVar[str] = "vault"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Vault"
    base: ClassVar[str] = "/api/v1/vault"
    ws_path: ClassVar[str] = "/api/v1/vault/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "access_api.vault"

    def bind(self, service: object) -> BoundModule:
        """Return the routers, answered by ``service``.

        Raises:
            TypeError: ``service`` lacks a method of ``VaultService``.
        """
        if not isinstance(service, VaultService):
            raise wrong_service(self.name, service, VaultService)
        return BoundModule(
            rest=rest_router(service),
            topics=topic_routers(service),
        )

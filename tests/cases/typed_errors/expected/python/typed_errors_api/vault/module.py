"""Module ``vault`` v1: its facts and its routers."""

from typing import Final

from tradegen_runtime.module import BoundModule, wrong_service
from typed_errors_api.vault.rest import rest_router
from typed_errors_api.vault.service import VaultService
from typed_errors_api.vault.topics import topic_routers


class VaultModule:
    """Module ``vault`` v1: vault."""

    name: Final = "vault"
    version: Final = "v1"
    title: Final = "vault"
    base: Final = "/api/v1/vault"
    ws_path: Final = "/api/v1/vault/ws"
    always_on: Final = False
    package: Final = "typed_errors_api.vault"

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

"""Client of module ``vault``."""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation
from typed_errors_client import models

OPEN_VAULT: Final = Operation[models.Content](
    method="POST",
    path="/api/v1/vault/open",
    response=lambda: TypeAdapter(models.Content),
)

CLOSE_VAULT: Final = Operation[None](
    method="POST",
    path="/api/v1/vault/close",
    response=lambda: TypeAdapter(None),
)


class VaultClient:
    """Client of module ``vault``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def open_vault(
        self,
        *,
        pin: str,
    ) -> models.Content:
        """Open the vault."""
        return await self._core.request(
            OPEN_VAULT,
            query={"pin": pin},
        )

    async def close_vault(self) -> None:
        """Call ``POST /api/v1/vault/close``."""
        return await self._core.request(CLOSE_VAULT)

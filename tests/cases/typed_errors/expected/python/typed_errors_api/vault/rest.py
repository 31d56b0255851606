"""REST routes of module ``vault``."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from tradegen_runtime.rest.problem import problems
from typed_errors_api.vault.service import VaultService
from typed_errors_contracts.vault import vault


def rest_router(service: VaultService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/vault", tags=["vault"])

    @router.post(
        "/open",
        operation_id="openVault",
        status_code=200,
        summary="Open the vault.",
        responses=problems(401, 404, 503, models={409: vault.Locked}),
    )
    async def open_vault(
        pin: Annotated[str, Query(alias="pin")],
    ) -> vault.Content:
        """Open the vault."""
        return await service.open_vault(pin=pin)

    @router.post(
        "/close",
        operation_id="closeVault",
        status_code=204,
        response_class=Response,
        responses=problems(models={423: vault.Locked}),
    )
    async def close_vault() -> None:
        """Answer operation ``closeVault``."""
        await service.close_vault()

    return router

"""REST routes of module ``vault``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from access_api.vault.service import VaultService
from access_contracts.vault import vault
from tradegen_runtime.access.caller import caller
from tradegen_runtime.access.decision import enforce
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: VaultService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/vault", tags=["vault"])

    @router.get(
        "/accounts/{accountId}/orders",
        operation_id="getOrders",
        status_code=200,
        responses=problems(),
    )
    async def get_orders(
        principal: Annotated[Principal, caller("user")],
        account_id: Annotated[str, Path(alias="accountId")],
        limit: Annotated[int, Query(alias="limit")] = 100,
    ) -> list[vault.Order]:
        """Answer operation ``getOrders``."""
        decision = await service.authorize_get_orders(
            principal,
            account_id=account_id,
            limit=limit,
        )
        enforce(decision)
        return await service.get_orders(
            account_id=account_id,
            limit=limit,
        )

    @router.post(
        "/orders",
        operation_id="placeOrder",
        status_code=200,
        responses=problems(409),
    )
    async def place_order(
        principal: Annotated[Principal, caller("user")],
        body: Annotated[vault.Order, json_body(vault.Order)],
    ) -> vault.Order:
        """Answer operation ``placeOrder``."""
        decision = await service.authorize_place_order(
            principal,
            body,
        )
        enforce(decision)
        return await service.place_order(body)

    @router.delete(
        "/orders",
        operation_id="clearOrders",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def clear_orders(
        principal: Annotated[Principal, caller("user")],
    ) -> None:
        """Answer operation ``clearOrders``."""
        decision = await service.authorize_clear_orders(principal)
        enforce(decision)
        await service.clear_orders()

    @router.get(
        "/audit",
        operation_id="getAudit",
        status_code=200,
        responses=problems(),
    )
    async def get_audit(
        principal: Annotated[Principal, caller("auditor")],
    ) -> list[vault.Entry]:
        """Answer operation ``getAudit``."""
        decision = await service.authorize_get_audit(principal)
        enforce(decision)
        return await service.get_audit()

    @router.get(
        "/status",
        operation_id="getStatus",
        status_code=200,
        responses=problems(),
    )
    async def get_status() -> vault.Status:
        """Answer operation ``getStatus``."""
        return await service.get_status()

    return router

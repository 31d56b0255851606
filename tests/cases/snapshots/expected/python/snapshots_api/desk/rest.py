"""REST routes of module ``desk``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from snapshots_api.desk.service import DeskService
from snapshots_contracts.desk import orders
from tradegen_runtime.rest.problem import problems


def rest_router(service: DeskService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/desk", tags=["desk"])

    @router.get(
        "/accounts/{accountId}/orders",
        operation_id="getOrders",
        status_code=200,
        responses=problems(),
    )
    async def get_orders(
        account_id: Annotated[str, Path(alias="accountId")],
        symbol: Annotated[str | None, Query(alias="symbol")] = None,
        status: Annotated[orders.Status | None, Query(alias="status")] = None,
    ) -> list[orders.Order]:
        """Answer operation ``getOrders``."""
        return await service.get_orders(
            account_id=account_id,
            symbol=symbol,
            status=status,
        )

    @router.get(
        "/positions",
        operation_id="getPositions",
        status_code=200,
        responses=problems(),
    )
    async def get_positions(
        desk: Annotated[int, Query(alias="desk")],
    ) -> list[orders.Position]:
        """Answer operation ``getPositions``."""
        return await service.get_positions(desk=desk)

    @router.get(
        "/alarms",
        operation_id="getAlarms",
        status_code=200,
        responses=problems(),
    )
    async def get_alarms() -> list[orders.Alarm]:
        """Answer operation ``getAlarms``."""
        return await service.get_alarms()

    @router.get(
        "/notes",
        operation_id="getNotes",
        status_code=200,
        responses=problems(),
    )
    async def get_notes() -> list[orders.Position]:
        """Answer operation ``getNotes``."""
        return await service.get_notes()

    return router

"""REST routes of module ``status``."""

from fastapi import APIRouter

from shop_api.status.service import StatusService
from tradegen_runtime.rest.problem import problems


def rest_router(service: StatusService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/status", tags=["status"])

    @router.get(
        "/open",
        operation_id="isOpen",
        status_code=200,
        responses=problems(),
    )
    async def is_open() -> bool:
        """Answer operation ``isOpen``."""
        return await service.is_open()

    @router.get(
        "/hours",
        operation_id="openingHours",
        status_code=200,
        responses=problems(),
    )
    async def opening_hours() -> dict[str, list[str]]:
        """Answer operation ``openingHours``."""
        return await service.opening_hours()

    return router

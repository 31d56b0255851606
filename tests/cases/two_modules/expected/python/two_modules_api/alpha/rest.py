"""REST routes of module ``alpha``."""

from fastapi import APIRouter

from tradegen_runtime.rest.problem import problems
from two_modules_api.alpha.service import AlphaService
from two_modules_contracts.alpha import alpha


def rest_router(service: AlphaService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/alpha", tags=["alpha"])

    @router.get(
        "/alpha",
        operation_id="getAlpha",
        status_code=200,
        responses=problems(),
    )
    async def get_alpha() -> alpha.Alpha:
        """Answer operation ``getAlpha``."""
        return await service.get_alpha()

    return router

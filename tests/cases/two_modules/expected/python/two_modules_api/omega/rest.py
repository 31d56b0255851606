"""REST routes of module ``omega``."""

from fastapi import APIRouter

from tradegen_runtime.rest.problem import problems
from two_modules_api.omega.service import OmegaService
from two_modules_contracts.omega import omega


def rest_router(service: OmegaService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/public", tags=["omega"])

    @router.get(
        "/omega",
        operation_id="getOmega",
        status_code=200,
        responses=problems(),
    )
    async def get_omega() -> omega.Omega:
        """Answer operation ``getOmega``."""
        return await service.get_omega()

    return router

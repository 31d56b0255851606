"""REST routes of module ``system``."""

from typing import Annotated

from fastapi import APIRouter, Path

from tradegen_runtime.rest.problem import problems
from trading_api.system.service import SystemService
from trading_contracts.system import health, versioning


def rest_router(service: SystemService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1", tags=["system"])

    @router.get(
        "/health",
        operation_id="getHealth",
        status_code=200,
        summary="Show whether all modules work.",
        responses=problems(503),
    )
    async def get_health() -> health.HealthResponse:
        """Show whether all modules work.

        Answers 503 where a module does not work: `DOWN` where none does, else `DEGRADED`, with the
        failed checks as `errors`.
        """
        return await service.get_health()

    @router.get(
        "/{module}/health",
        operation_id="getModuleHealth",
        status_code=200,
        summary="Show whether one module works.",
        responses=problems(404, 503),
    )
    async def get_module_health(
        module: Annotated[str, Path(alias="module")],
    ) -> health.HealthResponse:
        """Show whether one module works."""
        return await service.get_module_health(module=module)

    @router.get(
        "/versions",
        operation_id="getVersions",
        status_code=200,
        summary="List the versions of all modules.",
        responses=problems(),
    )
    async def get_versions() -> list[versioning.APIMetadata]:
        """List the versions of all modules."""
        return await service.get_versions()

    @router.get(
        "/{module}/versions",
        operation_id="getModuleVersions",
        status_code=200,
        summary="List the versions of one module.",
        responses=problems(404),
    )
    async def get_module_versions(
        module: Annotated[str, Path(alias="module")],
    ) -> versioning.APIMetadata:
        """List the versions of one module."""
        return await service.get_module_versions(module=module)

    @router.get(
        "/{module}/version",
        operation_id="getModuleVersion",
        status_code=200,
        summary="Show the version of one module that is served.",
        responses=problems(404),
    )
    async def get_module_version(
        module: Annotated[str, Path(alias="module")],
    ) -> versioning.VersionInfo:
        """Show the version of one module that is served."""
        return await service.get_module_version(module=module)

    return router

"""Client of module ``system``: System.

Health and versions of the modules that are served.
"""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation
from trading_client import models

GET_HEALTH: Final = Operation[models.HealthResponse](
    method="GET",
    path="/api/v1/health",
    response=lambda: TypeAdapter(models.HealthResponse),
)

GET_MODULE_HEALTH: Final = Operation[models.HealthResponse](
    method="GET",
    path="/api/v1/{module}/health",
    response=lambda: TypeAdapter(models.HealthResponse),
)

GET_VERSIONS: Final = Operation[list[models.APIMetadata]](
    method="GET",
    path="/api/v1/versions",
    response=lambda: TypeAdapter(list[models.APIMetadata]),
)

GET_MODULE_VERSIONS: Final = Operation[models.APIMetadata](
    method="GET",
    path="/api/v1/{module}/versions",
    response=lambda: TypeAdapter(models.APIMetadata),
)

GET_MODULE_VERSION: Final = Operation[models.VersionInfo](
    method="GET",
    path="/api/v1/{module}/version",
    response=lambda: TypeAdapter(models.VersionInfo),
)


class SystemClient:
    """Client of module ``system``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_health(self) -> models.HealthResponse:
        """Show whether all modules work.

        Answers 503 where a module does not work: `DOWN` where none does, else `DEGRADED`, with the
        failed checks as `errors`.
        """
        return await self._core.request(GET_HEALTH)

    async def get_module_health(
        self,
        *,
        module: str,
    ) -> models.HealthResponse:
        """Show whether one module works."""
        return await self._core.request(
            GET_MODULE_HEALTH,
            path={"module": module},
        )

    async def get_versions(self) -> list[models.APIMetadata]:
        """List the versions of all modules."""
        return await self._core.request(GET_VERSIONS)

    async def get_module_versions(
        self,
        *,
        module: str,
    ) -> models.APIMetadata:
        """List the versions of one module."""
        return await self._core.request(
            GET_MODULE_VERSIONS,
            path={"module": module},
        )

    async def get_module_version(
        self,
        *,
        module: str,
    ) -> models.VersionInfo:
        """Show the version of one module that is served."""
        return await self._core.request(
            GET_MODULE_VERSION,
            path={"module": module},
        )

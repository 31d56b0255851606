"""What module ``system`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from trading_contracts.system import health, versioning


@runtime_checkable
class SystemService(Protocol):
    """What module ``system`` needs from hand-written code.

    Health and versions of the modules that are served.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_health(self) -> health.HealthResponse:
        """Show whether all modules work.

        Answers 503 where a module does not work: `DOWN` where none does, else `DEGRADED`, with the
        failed checks as `errors`.
        """
        ...

    async def get_module_health(
        self,
        *,
        module: str,
    ) -> health.HealthResponse:
        """Show whether one module works."""
        ...

    async def get_versions(self) -> list[versioning.APIMetadata]:
        """List the versions of all modules."""
        ...

    async def get_module_versions(
        self,
        *,
        module: str,
    ) -> versioning.APIMetadata:
        """List the versions of one module."""
        ...

    async def get_module_version(
        self,
        *,
        module: str,
    ) -> versioning.VersionInfo:
        """Show the version of one module that is served."""
        ...

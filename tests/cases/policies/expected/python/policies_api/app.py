"""Application factory of Policies 1.0.0."""

from collections.abc import Iterable

from fastapi import FastAPI

from policies_api.rows.module import RowsModule
from tradegen_runtime.application import assemble
from tradegen_runtime.service_context import Services


def create_app(
    enabled_modules: Iterable[str] | None = None,
    services: Services | None = None,
) -> FastAPI:
    """Build the application.

    Without ``enabled_modules`` the environment variable ``ENABLED_MODULES`` selects (comma-separated names;
    unset: all). ``services`` maps module names to service factories that replace the configured ones.

    Raises:
        UnknownModuleError: a name is not a module of this API.
    """
    return assemble(
        title="Policies",
        version="1.0.0",
        modules=(RowsModule(),),
        factories={},
        enabled_modules=enabled_modules,
        services=services,
    )

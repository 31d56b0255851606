"""Application factory of Trading API 1.0.0."""

from collections.abc import Iterable

from fastapi import FastAPI

from tradegen_runtime.application import assemble
from tradegen_runtime.service_context import Services
from trading_api.broker.module import BrokerModule
from trading_api.datafeed.module import DatafeedModule
from trading_api.system.module import SystemModule


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
        title="Trading API",
        version="1.0.0",
        modules=(
            BrokerModule(),
            DatafeedModule(),
            SystemModule(),
        ),
        factories={
            "broker": "trading_services.composition:broker",
            "datafeed": "trading_services.composition:datafeed",
            "system": "trading_services.composition:system",
        },
        enabled_modules=enabled_modules,
        services=services,
    )

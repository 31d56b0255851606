"""Puts an application together from emitted modules and hand-written services."""

import os
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from fastapi import FastAPI

from tradegen_runtime.access.caller import install_gate
from tradegen_runtime.access.gate import Gate, gate_from
from tradegen_runtime.metrics.install import install_metrics
from tradegen_runtime.metrics.route import metrics_access
from tradegen_runtime.module import BoundModule, ModuleDeclaration, ModuleFacts, select_modules
from tradegen_runtime.pages import mount_pages
from tradegen_runtime.rest.body import install_body_limit
from tradegen_runtime.rest.document_routes import document_router
from tradegen_runtime.rest.health import health_router
from tradegen_runtime.rest.problem import install_problem_handlers
from tradegen_runtime.rest.retiring import install_retirement
from tradegen_runtime.retirement import WallClock
from tradegen_runtime.service_context import ServiceContext, Services
from tradegen_runtime.sessions.closed import check_gate
from tradegen_runtime.sessions.fastws_adapter import FastWSAdapter
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.settings import Settings, settings_from
from tradegen_runtime.site import ServedModule, Site, combined_ws_path


def assemble(
    *,
    title: str,
    version: str,
    modules: tuple[ModuleDeclaration, ...],
    factories: Mapping[str, str],
    enabled_modules: Iterable[str] | None = None,
    services: Services | None = None,
    settings: Settings | None = None,
    gate: Gate | None = None,
    wall_clock: WallClock = time.time,
    environment: Mapping[str, str] = os.environ,
) -> FastAPI:
    """Return the application of the enabled modules.

    ``enabled_modules`` or else ``ENABLED_MODULES`` (names with commas; unset: all) selects; modules that are
    always on are served besides. Whatever is not public needs a ``gate``, by default the one that ``TRADEGEN_AUTH_…``
    describe. ``factories`` names the service factories (``package.module:factory``), ``services`` replaces some of
    them. ``wall_clock`` says what day it is, for what ends on its sunset. Services that are async context managers live
    as long as the application serves.

    Raises:
        UnknownModuleError: a name is not a module.
        ServiceError: a service cannot be made.
        TypeError: a service lacks a method that its module needs.
        SettingError: a limit is no number.
        MetricsSettingError: a setting of the metrics is wrong.
        AuthSettingError: something is not public and there is no gate, or its settings are wrong.
    """
    if enabled_modules is None and environment.get("ENABLED_MODULES", "").strip():
        enabled_modules = environment["ENABLED_MODULES"].split(",")
    selected = select_modules(modules, enabled_modules)
    facts = tuple(ModuleFacts(module.name, module.version, module.title) for module in selected)
    context = ServiceContext({**factories, **(services or {})}, modules=facts, environment=environment)
    bound = [(module, module.bind(context.get(module.name))) for module in selected]
    site = Site(title, version, tuple(_served(module, routers) for module, routers in bound))
    gate = gate or gate_from(environment)
    by_name = {module.name: routers for module, routers in bound}
    check_gate(by_name, gate)
    settings = settings or settings_from(environment)
    realtime = Realtime(settings, gate, wall_clock=wall_clock)
    app = FastAPI(
        title=title,
        version=version,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(context, realtime),
    )
    install_problem_handlers(app)
    install_body_limit(app, settings.max_body_bytes)
    install_gate(app, gate)
    install_retirement(app, [routers.rest for _, routers in bound], wall_clock)
    install_metrics(app, realtime, by_name, metrics_access(environment))
    # Before the modules, so that no placeholder in a module's path hides a document.
    app.include_router(document_router(site))
    app.include_router(health_router(lambda: realtime.ready))
    for _, routers in bound:
        app.include_router(routers.rest)
    endpoints = _endpoints(site, [routers for _, routers in bound], realtime)
    for endpoint in endpoints:
        endpoint.setup(app)
    mount_pages(app, site)
    app.state.realtime = realtime
    app.state.endpoints = endpoints
    return app


def _served(module: ModuleDeclaration, routers: BoundModule) -> ServedModule:
    return ServedModule(
        name=module.name,
        version=module.version,
        title=module.title,
        base=module.base,
        ws_path=module.ws_path if routers.topics else None,
        package=module.package,
    )


def _endpoints(site: Site, bound: list[BoundModule], realtime: Realtime) -> tuple[FastWSAdapter, ...]:
    """Make one live endpoint for each module with topics, and one for all modules of each API version."""
    endpoints: dict[str, FastWSAdapter] = {}
    for module, routers in zip(site.modules, bound, strict=True):
        if module.ws_path is None:
            continue
        for path in (module.ws_path, combined_ws_path(module.version)):
            if path not in endpoints:
                endpoints[path] = FastWSAdapter(path=path, realtime=realtime, title=site.title, version=site.version)
            for router in routers.topics:
                endpoints[path].include_router(router)
    return tuple(endpoints.values())


def _lifespan(context: ServiceContext, realtime: Realtime) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for service in context.lifetimes:
                await stack.enter_async_context(service)
            # Entered last, so that connections and sources end before the services they use.
            await stack.enter_async_context(realtime)
            yield

    return lifespan

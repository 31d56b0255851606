"""The system: what module ``system`` needs from hand-written code."""

import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from tradegen_runtime.refusal import FieldError, Refusal
from trading_contracts.system import health, versioning
from trading_services.system.served import ModuleFacts, SelfChecking, Served

_ALL = "all"
_OK, _DOWN = health.HealthStatus.OK, health.HealthStatus.DOWN


class SystemService:
    """Looks at the other modules' services; holds no state of its own."""

    def __init__(self, served: Served, *, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self._served = served
        self._wall_ns = wall_ns

    async def get_health(self) -> health.HealthResponse:
        """Show whether all modules work."""
        return self._health(_ALL, "v1", self._served.modules)

    async def get_module_health(self, *, module: str) -> health.HealthResponse:
        """Show whether one module works."""
        facts = self._module(module)
        return self._health(facts.name, facts.version, [facts])

    async def get_versions(self) -> list[versioning.APIMetadata]:
        """List the versions of all modules."""
        return [_metadata(facts) for facts in self._served.modules]

    async def get_module_versions(self, *, module: str) -> versioning.APIMetadata:
        """List the versions of one module."""
        return _metadata(self._module(module))

    async def get_module_version(self, *, module: str) -> versioning.VersionInfo:
        """Show the version of one module that is served."""
        return _version(self._module(module))

    def _module(self, name: str) -> ModuleFacts:
        for facts in self._served.modules:
            if facts.name == name:
                return facts
        raise Refusal("UNKNOWN_MODULE", f"No module {name!r} is served.", status=404)

    def _health(self, name: str, version: str, modules: Iterable[ModuleFacts]) -> health.HealthResponse:
        checks = [self._check(facts.name) for facts in modules]
        failed = [check for check in checks if check.status is not _OK]
        if failed:
            raise _unhealthy(failed, all_failed=len(failed) == len(checks))
        return health.HealthResponse(
            status=_OK,
            message="All checks passed.",
            timestamp=self._wall_ns() // 1_000_000,
            module_name=name,
            api_version=version,
            checks=checks,
        )

    def _check(self, name: str) -> health.HealthCheck:
        begun = time.perf_counter_ns()
        service = self._served.get(name)
        fault = service.fault() if isinstance(service, SelfChecking) else None
        spent_us = (time.perf_counter_ns() - begun) // 1000
        return health.HealthCheck(
            name=name,
            status=_DOWN if fault else _OK,
            latencyMs=Decimal(spent_us).scaleb(-3),
            message=fault or "Works.",
        )


def _unhealthy(failed: Sequence[health.HealthCheck], *, all_failed: bool) -> Refusal:
    """503: ``DOWN`` where nothing works, else ``DEGRADED``."""
    return Refusal(
        "DOWN" if all_failed else "DEGRADED",
        "; ".join(f"{check.name}: {check.message}" for check in failed),
        status=503,
        retryable=True,
        errors=[FieldError(loc=(check.name,), msg=check.message) for check in failed],
    )


def _metadata(facts: ModuleFacts) -> versioning.APIMetadata:
    return versioning.APIMetadata(
        module_name=facts.name,
        title=facts.title,
        current_version=facts.version,
        available_versions={facts.version: _version(facts)},
        documentation_url=f"/api/{facts.version}/{facts.name}/docs",
    )


def _version(facts: ModuleFacts) -> versioning.VersionInfo:
    """A served version; none has been released yet."""
    return versioning.VersionInfo(
        version=facts.version,
        release_date=None,
        status=versioning.VersionStatus.BETA,
        breaking_changes=[],
    )

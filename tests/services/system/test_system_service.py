"""Health and versions of what is served."""

from dataclasses import dataclass, field

import pytest

from tradegen_runtime.refusal import FieldError, Refusal
from trading_contracts.system.health import HealthStatus
from trading_services.system.service import SystemService


@dataclass(frozen=True)
class Facts:
    """A served module."""

    name: str
    version: str = "v1"
    title: str = "A module"


@dataclass(frozen=True)
class Checked:
    """A service that knows how it is."""

    said: str | None

    def fault(self) -> str | None:
        """What is wrong."""
        return self.said


@dataclass(frozen=True)
class Site:
    """Served modules and their services."""

    services: dict[str, object] = field(default_factory=dict)

    @property
    def modules(self) -> tuple[Facts, ...]:
        """All of them."""
        return tuple(map(Facts, self.services))

    def get(self, name: str, /) -> object:
        """A module's service."""
        return self.services[name]


def system(**services: object) -> SystemService:
    """The system service of a site, at a fixed moment."""
    return SystemService(Site(services), wall_ns=lambda: 1_700_000_000_123_456_789)


async def test_all_is_well_where_nothing_is_wrong() -> None:
    """A service that cannot tell counts as well; each module is one check."""
    found = await system(quotes=Checked(None), plain=object()).get_health()
    assert (HealthStatus.OK, "all", 1_700_000_000_123) == (found.status, found.module_name, found.timestamp)
    assert [("quotes", HealthStatus.OK), ("plain", HealthStatus.OK)] == [
        (check.name, check.status) for check in found.checks
    ]


@pytest.mark.parametrize(
    ("services", "code"),
    [
        ({"quotes": Checked("It stands."), "plain": object()}, "DEGRADED"),
        ({"quotes": Checked("It stands.")}, "DOWN"),
    ],
)
async def test_what_does_not_work_is_a_problem(services: dict[str, object], code: str) -> None:
    """503 with the failed checks; partly or wholly is told by the code; trying again makes sense."""
    with pytest.raises(Refusal) as refused:
        await system(**services).get_health()
    problem = refused.value
    assert (code, 503, True) == (problem.code, problem.status, problem.retryable)
    assert (FieldError(loc=("quotes",), msg="It stands."),) == problem.errors


async def test_a_module_answers_for_itself_alone() -> None:
    """Another module's fault does not matter."""
    service = system(quotes=Checked("It stands."), plain=object())
    assert ("plain", "v1") == ((await service.get_module_health(module="plain")).module_name, "v1")
    with pytest.raises(Refusal) as refused:
        await service.get_module_health(module="quotes")
    assert "DOWN" == refused.value.code


async def test_an_unknown_module_is_not_found() -> None:
    """All questions about it have the same answer."""
    service = system(plain=object())
    for ask in (service.get_module_health, service.get_module_versions, service.get_module_version):
        with pytest.raises(Refusal) as refused:
            await ask(module="nope")
        assert ("UNKNOWN_MODULE", 404) == (refused.value.code, refused.value.status)


async def test_versions_are_those_that_are_served() -> None:
    """Each module tells its version and where its pages are."""
    (found,) = await system(quotes=object()).get_versions()
    assert ("quotes", "v1", "/api/v1/quotes/docs") == (
        found.module_name,
        found.current_version,
        found.documentation_url,
    )
    assert found == await system(quotes=object()).get_module_versions(module="quotes")
    assert found.available_versions["v1"] == await system(quotes=object()).get_module_version(module="quotes")

"""Fixtures: the emitted application of the golden case ``access`` on a hand-written service."""

import logging
import re
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.access.house import House, SetClock
from tests.access.issuer import Issuer
from tests.access.vault_service import Vault
from tests.golden.build import build, shared_processes
from tests.golden.cases import CASES, Case
from tests.runtime.server import DELIVERY_PATHS, RunningServer, serve

TOKEN = re.compile(r"eyJ[\w-]{8,}|ZXlK[\w-]{8,}")
"""How a token begins, and how it begins inside of ``bearer.``."""


@pytest.fixture(scope="session")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with the emitted Python packages, which can be imported."""
    folder = tmp_path_factory.mktemp("access")
    case = Case(CASES / "access")
    with shared_processes():
        output = build(case)
    assert () == output.lines
    for path, content in output.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    before = list(sys.path)
    sys.path[:0] = [str(folder / "python"), str(case.contracts_root)]
    yield folder / "python"
    sys.path[:] = before


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Who issues the tokens that the application accepts; its clock stands at the tests' beginning."""
    return Issuer(now=1_800_000_000)


@pytest.fixture
def vault() -> Vault:
    """The service behind the application."""
    return Vault()


@pytest.fixture
def clock(issuer: Issuer) -> SetClock:
    """The server's wall clock."""
    return SetClock(issuer.now)


@pytest.fixture
def house(emitted: Path, issuer: Issuer, clock: SetClock, vault: Vault) -> House:
    """What a test needs to serve the application in its own way."""
    return House(issuer, clock, vault)


@pytest.fixture(params=DELIVERY_PATHS)
async def server(house: House, request: pytest.FixtureRequest) -> AsyncIterator[RunningServer]:
    """The application, served on each delivery path."""
    async with serve(house.app(), path=request.param) as running:
        yield running


@pytest.fixture
async def one_server(house: House) -> AsyncIterator[RunningServer]:
    """The application, served by our server only: for what no delivery path matters to."""
    async with serve(house.app()) as running:
        yield running


@pytest.fixture(autouse=True)
def no_token_in_logs(issuer: Issuer, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which any token, good or bad, stands in a log line of any level."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, logger="httpx")  # the tests' own client logs its URLs
    yield
    logged = "\n".join((*(record.getMessage() for record in caplog.get_records("call")), caplog.text))
    assert [] == TOKEN.findall(logged)

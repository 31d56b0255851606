"""What is emitted runs: both clients say everything there is to say to a real server, and hear what was planned."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Final
from unittest.mock import patch

import pytest
from tests.access.issuer import Issuer
from tests.golden.build import Output
from tests.golden.cases import Case, find_cases
from tests.golden.conftest import Plan
from tests.golden.python_talk import PythonTalk
from tests.golden.scripted_service import scripted_services
from tests.golden.workspace import TYPESCRIPT
from tests.runtime.server import RunningServer, serve

ISSUER: Final = Issuer()
TOKEN: Final = ISSUER.token("anybody", roles=("auditor",))
"""Opens whatever a case declares; the services have nothing against anybody."""

GOOD_CASES = tuple(case for case in find_cases() if not case.lines.exists())


@asynccontextmanager
async def served(case: Case, plan: Plan) -> AsyncIterator[RunningServer]:
    """Serve a case's application on services that follow the plan."""
    with patch.dict("os.environ", ISSUER.environment):
        app = import_module(case.server).create_app(services=scripted_services(plan))
    async with serve(app) as running:
        yield running


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # deprecated operations are called too
@pytest.mark.parametrize("case", GOOD_CASES, ids=lambda case: case.name)
async def test_python_client_talks_to_server(case: Case, plan_of: Callable[[Case], Plan]) -> None:
    """Every operation, error and topic of a case gives what was planned, in Python."""
    talk = PythonTalk(case, plan_of(case))
    async with served(case, plan_of(case)) as server:
        await talk.play(server.http, TOKEN)
    assert [] == talk.failures


async def test_typescript_client_talks_to_server(
    plan_of: Callable[[Case], Plan], compiled: Mapping[Case, Output]
) -> None:
    """Every operation, error and topic of every case gives what was planned, in TypeScript on Node.

    Codecs are proven by ``tests/roundtrip`` and ``tests/clients/codec.test.ts``.
    """
    async with all_served({case: plan_of(case) for case in compiled if not case.has_codecs}) as urls:
        failures = await _play_in_node(urls)
    assert {name: [] for name in urls} == failures


@asynccontextmanager
async def all_served(plans: Mapping[Case, Plan]) -> AsyncIterator[Mapping[str, str]]:
    """Serve all cases, each on a port of its own; started and stopped side by side, because both take a while."""
    done = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        urls: dict[str, asyncio.Future[str]] = {case.name: asyncio.Future() for case in plans}
        for case, plan in plans.items():
            tasks.create_task(_serve_until(done, case, plan, urls[case.name]))
        yield {name: await url for name, url in urls.items()}
        done.set()


async def _serve_until(done: asyncio.Event, case: Case, plan: Plan, url: asyncio.Future[str]) -> None:
    async with served(case, plan) as running:
        url.set_result(running.http)
        await done.wait()


async def _play_in_node(urls: Mapping[str, str]) -> dict[str, list[str]]:
    process = await asyncio.create_subprocess_exec(
        "node",
        str(TYPESCRIPT / "main.mjs"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, complaints = await process.communicate(json.dumps({"urls": urls, "token": TOKEN}).encode())
    assert 0 == process.returncode, complaints.decode()
    found: dict[str, list[str]] = json.loads(printed)
    return found

"""Only the modules that are asked for are served, in both ways to ask."""

import subprocess
from collections.abc import Iterator

import httpx
import pytest
from tests.e2e.live_server import (
    PATIENCE_S,
    ROOT,
    LiveServer,
    clean_environment,
    live_server,
    serve_command,
    start,
)
from tests.runtime.talk import talk
from websockets.exceptions import InvalidStatus

SYMBOL = {"symbol": "AAPL"}


@pytest.fixture(scope="module", params=["tradegen", "uvicorn"])
def datafeed_only(request: pytest.FixtureRequest) -> Iterator[LiveServer]:
    """A server of the datafeed, besides what is always on."""
    with live_server(request.param, ENABLED_MODULES="datafeed") as running:
        yield running


@pytest.fixture
def http(datafeed_only: LiveServer) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=datafeed_only.http) as client:
        yield client


def test_operations(http: httpx.Client) -> None:
    """Operations of the module and of what is always on answer; those of other modules are not there."""
    assert 200 == http.get("/api/v1/datafeed/time").status_code
    assert ["datafeed", "system"] == [module["module_name"] for module in http.get("/api/v1/versions").json()]
    assert 404 == http.get("/api/v1/broker/accounts").status_code


def test_documents(http: httpx.Client) -> None:
    """Documents describe what is served: nothing of other modules, in no document."""
    openapi = http.get("/api/v1/openapi.json").json()
    assert {"datafeed", "system"} == {
        tag for item in openapi["paths"].values() for operation in item.values() for tag in operation["tags"]
    }
    assert not any("/broker/" in path for path in openapi["paths"])
    asyncapi = http.get("/api/v1/ws/asyncapi.json").json()
    assert {"bars", "quotes", "replay", "wire.session"} == set(asyncapi["channels"])
    statuses = {
        url: http.get(url).status_code
        for module in ("broker", "datafeed")
        for url in (f"/api/v1/{module}/openapi.json", f"/api/v1/{module}/ws/asyncapi.json", f"/api/v1/{module}/docs")
    }
    assert {url: 404 if "broker" in url else 200 for url in statuses} == statuses


async def test_topics(datafeed_only: LiveServer) -> None:
    """Topics of the module are served; the endpoints and topics of others are not there."""
    async with talk(f"{datafeed_only.ws}/api/v1/ws") as connection:
        assert "ok" == (await connection.ask("bars.subscribe", {**SYMBOL, "resolution": "1"}))["status"]
    async with talk(f"{datafeed_only.ws}/api/v1/ws") as connection:
        await connection.send("orders.subscribe", {"accountId": "demo"}, id="1")
        answer = await connection.receive()
        assert ("error", "UNKNOWN_TYPE") == (answer["type"], answer["payload"]["code"])
    with pytest.raises(InvalidStatus) as refused:
        await talk(f"{datafeed_only.ws}/api/v1/broker/ws").__aenter__()
    assert refused.value.response.status_code in (403, 404)


def test_option_selects_modules() -> None:
    """``tradegen serve --modules`` is the same choice."""
    process, port = start([*serve_command("tradegen", 0), "--modules", "broker"], {})
    try:
        served = httpx.get(f"http://127.0.0.1:{port}/api/v1/versions").json()
        assert ["broker", "system"] == [module["module_name"] for module in served]
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


@pytest.mark.parametrize(
    ("options", "settings"),
    [(["--modules", "datafeed,brokre"], {}), ([], {"ENABLED_MODULES": "brokre"})],
    ids=["option", "environment"],
)
def test_unknown_module(options: list[str], settings: dict[str, str]) -> None:
    """A name that is no module is one line of error, with the names that are, and exit code 2."""
    done = run([*serve_command("tradegen", 0), *options], settings)
    said = done.stderr.strip().splitlines()[-1]
    assert (2, "") == (done.returncode, done.stdout)
    assert "tradegen: error: unknown module: brokre; modules are: broker, datafeed, system" == said
    assert "Traceback" not in done.stderr


def test_unknown_module_on_import() -> None:
    """An app of a module that is none cannot be imported, whatever server asks for it."""
    done = run(serve_command("uvicorn", 0), {"ENABLED_MODULES": "brokre"})
    assert 0 != done.returncode
    assert done.stderr.strip().endswith("unknown module: brokre; modules are: broker, datafeed, system")


def run(command: list[str], settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=clean_environment(settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

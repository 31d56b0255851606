"""``tradegen serve`` runs the generated app of any project, with services found by their dotted names."""

import json
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.cli.conftest import PROGRAM, Project

SERVICE = '''\
"""A service that knows one item."""

from contextlib import asynccontextmanager

from shop_contracts.stock0 import items0

ITEM = items0.Item0(id="1", name="pen", price=1.5, created=0)


class Stock0Service:
    """Answers with the one item."""

    async def create_item0(self, body):
        return ITEM

    async def get_item0(self, *, item_id):
        return ITEM

    async def list_items0(self, *, state, limit):
        return [ITEM] * min(limit, 2)

    async def delete_item0(self, *, item_id):
        return None

    @asynccontextmanager
    async def stream_items0(self, params, publish):
        publish(ITEM)
        yield


def make(context):
    return Stock0Service()
'''


def make_servable(project: Project) -> None:
    """Give ``project`` its service, where it has none yet."""
    if (project.root / "shop_service.py").exists():
        return
    (project.root / "shop_service.py").write_text(SERVICE)
    config = project.root / "pyproject.toml"
    config.write_text(config.read_text() + '\n[tool.tradegen.services]\nstock0 = "shop_service:make"\n')
    assert 0 == project.run("build").returncode


@contextmanager
def served(project: Project, *arguments: str, rest: list[str] | None = None) -> Iterator[str]:
    """Serve ``project`` on a free port and yield its address once it answers; ``rest`` takes what it prints then."""
    make_servable(project)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(PROGRAM), "serve", "--port", str(port), *arguments]
    with subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any("Uvicorn running" in line for line in lines)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            said = process.communicate(timeout=30)
            if rest is not None:
                rest.extend(said)


def test_a_project_of_ones_own_is_served(project: Project) -> None:
    """REST answers come from the service that the configuration names."""
    with served(project) as address, urllib.request.urlopen(f"{address}/api/v1/stock0/items0?limit=1") as answer:
        assert ["pen"] == [item["name"] for item in json.load(answer)]


def test_serving_writes_nothing(project: Project) -> None:
    """A server of stale declarations serves what was generated; it never generates, so a read-only disk will do."""
    with served(project) as address:
        project.routes.write_text(project.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
        before = project.tree()
        with urllib.request.urlopen(f"{address}/api/v1/stock0/items0?limit=1") as answer:
            assert 200 == answer.status
        assert before == project.tree()


def test_modules_select_what_is_served(project: Project) -> None:
    """An unknown module name ends the start with a message, not with an empty API."""
    with served(project, "--modules", "stock0") as address:
        document = json.load(urllib.request.urlopen(f"{address}/api/v1/openapi.json"))
        assert "/api/v1/stock0/items0" in document["paths"]
    finished = project.run("serve", "--port", "0", "--modules", "stok0")
    assert 0 != finished.returncode
    assert "stok0" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_requests_are_logged_unless_told_otherwise(project: Project) -> None:
    """The access log goes alone; at level trace the server tells every step, as uvicorn does."""
    told = []
    for options in ((), ("--no-access-log",), ("--log-level", "trace")):
        said: list[str] = []
        with served(project, *options, rest=said) as address:
            urllib.request.urlopen(f"{address}/livez").close()
        told.append(("GET /livez" in said[0], "TRACE:" in said[1]))
    assert [(True, False), (False, False), (True, True)] == told


def test_less_is_logged_at_a_higher_level(project: Project) -> None:
    """A port that is taken is told at level error too; a level that is none is refused with those that are."""
    make_servable(project)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = [project.run("serve", "--port", port, "--log-level", level).stderr for level in ("error", "critical")]
    assert (1, True, "") == (len(told[0].splitlines()), told[0].startswith("ERROR:"), told[1])
    refused = project.run("serve", "--log-level", "loud")
    assert (2, "") == (refused.returncode, refused.stdout)
    assert "'loud' is not one of 'critical', 'error', 'warning', 'info', 'debug', 'trace'" in refused.stderr


def test_a_project_that_was_never_built_says_so(project: Project) -> None:
    """Serving needs the generated app, and generation never happens at serving time."""
    for path in sorted((project.root / "generated").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    finished = project.run("serve")
    assert (2, "") == (finished.returncode, finished.stdout)
    assert "run: tradegen build" in finished.stderr


def test_a_bad_request_is_a_problem_document(project: Project) -> None:
    """A value of the wrong type is answered with 422 and what is wrong with it."""
    with served(project) as address:
        try:
            urllib.request.urlopen(f"{address}/api/v1/stock0/items0?limit=many")
        except urllib.error.HTTPError as error:
            assert (422, "application/problem+json") == (error.code, error.headers["content-type"])
            assert "VALIDATION" == json.load(error)["code"]
        else:
            raise AssertionError("a limit that is no number was accepted")

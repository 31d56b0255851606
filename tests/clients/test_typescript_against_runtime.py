"""The TypeScript client, compiled and on Node, against the real server."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.clients.desk import ORDERS, app_of
from tests.clients.relay import relay
from tests.runtime.desk import Desk, order
from tests.runtime.server import serve

from tradegen_runtime.client import ClientCore

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "templates/tradegen_templates/typescript/src/runtime"
NODE_S = 20.0
"""Longest wait for anything Node does on a busy machine."""

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules/ws").is_dir(),
    reason="needs Node and the development packages of package.json",
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client core as JavaScript."""
    return compile_core(tmp_path_factory.mktemp("typescript"))


def compile_core(out: Path) -> Path:
    """Compile the client core into a folder; return the module to import."""
    (out / "package.json").write_text('{"type":"module"}', "utf-8")
    project = {
        "extends": str(RUNTIME.parents[1] / "tsconfig.json"),
        "compilerOptions": {"rootDir": str(RUNTIME), "outDir": str(out / "runtime")},
        "include": [str(RUNTIME / "*.ts")],
    }
    (out / "tsconfig.json").write_text(json.dumps(project), "utf-8")
    command = ["node", str(ROOT / "node_modules/typescript/lib/tsc.js"), "-p", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return out / "runtime" / "index.js"


class Follower:
    """A Node process that follows account A and tells what it sees."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def told(self) -> JsonValue:
        """The next thing it tells; None after the last."""
        assert self._process.stdout is not None
        async with asyncio.timeout(NODE_S):
            line = await self._process.stdout.readline()
        told: JsonValue = json.loads(line) if line else None
        return told

    async def leave(self) -> int:
        """Close the client; returns how the process ended."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        async with asyncio.timeout(NODE_S):
            return await self._process.wait()


@asynccontextmanager
async def following(compiled: Path, base_url: str) -> AsyncIterator[Follower]:
    """Run a follower."""
    process = await asyncio.create_subprocess_exec(
        "node",
        str(Path(__file__).with_name("follow.mjs")),
        str(compiled),
        base_url,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Follower(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_typescript_client_follows_a_crash_and_comes_back_alone(compiled: Path) -> None:
    """A crashed source is stale and fresh over one connection; a lone client resumes while its topic lingers."""
    desk = Desk()
    async with (
        serve(app_of(desk)) as server,
        relay(server.port) as path,
        following(compiled, path.url) as follower,
    ):
        states = [await follower.told() for _ in range(3)]
        assert [["state", "connecting"], ["state", "subscribing"], ["state", "live"]] == states
        desk.publishers["A"](order(1))
        assert ["update", "o1"] == await follower.told()
        desk.crash.set()
        await desk.until(desk.closed, "A", 1)
        desk.crash.clear()
        assert ["state", "stale"] == await follower.told()
        assert [["gap", 2, None, "epoch"], ["state", "live"]] == [await follower.told(), await follower.told()]
        desk.publishers["A"](order(2))
        assert ["update", "o2"] == await follower.told()
        path.cut()
        desk.publishers["A"](order(3))
        assert [["state", "reconnecting"], ["state", "live"]] == [await follower.told(), await follower.told()]
        assert ["update", "o3"] == await follower.told()
        assert 0 == await follower.leave()


async def test_typescript_client_survives_a_break(compiled: Path) -> None:
    """It follows, misses nothing over a broken connection, and ends with its process."""
    desk = Desk()
    async with (
        serve(app_of(desk)) as server,
        ClientCore(server.http) as resident,
        resident.subscribe(ORDERS, {"accountId": "A"}),
        relay(server.port) as path,
        following(compiled, path.url) as follower,
    ):
        states = [await follower.told() for _ in range(3)]
        assert [["state", "connecting"], ["state", "subscribing"], ["state", "live"]] == states
        desk.publishers["A"](order(1))
        assert ["update", "o1"] == await follower.told()
        path.cut()
        desk.publishers["A"](order(2))
        assert ["state", "reconnecting"] == await follower.told()
        desk.publishers["A"](order(3))
        assert ["state", "live"] == await follower.told()
        desk.publishers["A"](order(4))
        assert [["update", f"o{number}"] for number in (2, 3, 4)] == [await follower.told() for _ in range(3)]
        assert 0 == await follower.leave()
        assert [["state", "closed"], None] == [await follower.told(), await follower.told()]

"""The TypeScript client, compiled and on Node, against the real server."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.clients.compiled_core import NODE_S, compile_core, needs_node
from tests.clients.desk import ORDERS, app_of
from tests.clients.relay import relay
from tests.runtime.desk import Desk, order
from tests.runtime.server import serve

from tradegen_runtime.client import ClientCore

pytestmark = needs_node


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client core as JavaScript."""
    return compile_core(tmp_path_factory.mktemp("typescript"))


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

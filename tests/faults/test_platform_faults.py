"""Faults of the platform before this one that concern the start of an application and the names of its frames."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.e2e.live_server import ROOT
from tests.faults.followers import all_until, followers_of_both, node_followers, topic
from tests.faults.served import ServedFeeds
from tests.runtime.talk import talk

from tradegen_runtime.client import ClientCore

SPECIMEN: Final = ROOT / "tests" / "runtime" / "specimen"
MAKE_APP: Final = """
from desk_api import create_app
from tests.runtime.desk import Desk
create_app(services={"desk": lambda context: Desk()})
"""


@pytest.fixture
def emitted(tmp_path: Path) -> Path:
    """A copy of an emitted server and its contracts."""
    return Path(shutil.copytree(SPECIMEN, tmp_path / "emitted", ignore=shutil.ignore_patterns("__pycache__")))


def make_app(emitted: Path) -> subprocess.CompletedProcess[str]:
    """Make the application in a process of its own."""
    path = os.pathsep.join([str(emitted), str(ROOT), str(ROOT / "runtime")])
    command = [sys.executable, "-B", "-c", MAKE_APP]
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_f42_broken_generated_module_stops_the_start(emitted: Path) -> None:
    """An application with a module that cannot be imported does not start without it."""
    broken = emitted / "desk_api" / "desk" / "topics.py"
    broken.write_text("from nowhere import nothing\n")
    made = make_app(emitted)
    assert 0 != made.returncode
    assert "nowhere" in made.stderr


def test_f43_start_generates_nothing(emitted: Path) -> None:
    """Making the application writes no file beside its code, which may be read-only."""
    before = sorted(emitted.rglob("*"))
    for folder in (path for path in [emitted, *before] if path.is_dir()):
        folder.chmod(0o555)
    try:
        made = make_app(emitted)
        assert (0, "") == (made.returncode, made.stderr)
        assert before == sorted(emitted.rglob("*"))
    finally:
        for folder in (path for path in [emitted, *before] if path.is_dir()):
            folder.chmod(0o755)


async def test_f67_route_that_is_named_like_a_verb(feeds: ServedFeeds, name: str) -> None:
    """Both clients leave a route named "subscriber", and its source ends while they stay connected."""
    await feeds.settles(lambda facts: facts["sources"] == 0)
    async with followers_of_both(feeds.http, ("ticks", name)), node_followers(feeds.http, ("subscriber", name)) as node:
        await all_until(node.followers, lambda one: one.live == 1)
        async with talk(feeds.ws) as client:
            assert "ok" == (await client.ask("subscriber.subscribe", {"name": name}))["status"]
            assert "ok" == (await client.ask("subscriber.unsubscribe", {"name": name}))["status"]
        await node.leave()
        await feeds.settles(lambda facts: facts["sources"] == 1)
        async with ClientCore(feeds.http) as core:
            async with core.subscribe(topic("subscriber"), {"name": name}):
                await feeds.settles(lambda facts: facts["sources"] == 2)
            await feeds.settles(lambda facts: facts["sources"] == 1)

"""The feeds of ``project/`` as users run an application: built, then ``tradegen serve`` in a process of its own."""

import asyncio
import fcntl
import resource
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
from tests.e2e.live_server import BIN, PATIENCE_S, ROOT, clean_environment, start
from tests.golden.tree import read_tree, write_tree

PROJECT: Final = Path(__file__).parent / "project"
BUILT: Final = ROOT / "build" / "faults"
"""Where the project is built; it stays, so that the next build has nothing to do."""

FEEDS_WS: Final = "/api/v1/feeds/ws"

ASK_AGAIN_S: Final = 0.05

WITH_COMPRESSION: Final = (
    *("feed_api.main:app", "--ws", "tradegen_runtime.links.uvicorn_protocol:SharedFrameProtocol"),
    *("--ws-max-size", "65536", "--ws-per-message-deflate", "true"),
)
"""What an operator writes who wants permessage-deflate."""

Route = str
"""A topic of the feeds: ``ticks``, ``journal``, ``drops``, ``prices`` or ``subscriber``."""
Facts = dict[str, int]


def build_project() -> Path:
    """Build the project, once however many test processes ask for it; return its folder."""
    BUILT.mkdir(parents=True, exist_ok=True)
    with (BUILT.parent / "faults.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        write_tree(BUILT, read_tree(PROJECT), keep=("generated/", ".tradegen/"))
        command = [str(BIN / "tradegen"), "build"]
        subprocess.run(command, cwd=BUILT, env=clean_environment({}), check=True, stdout=subprocess.DEVNULL)
    return BUILT


class ServedFeeds:
    """One server process, which a test may kill and start again on the same port."""

    def __init__(
        self, settings: Mapping[str, str], *, descriptors: int | None = None, compressed: bool = False
    ) -> None:
        self._settings = settings
        self._descriptors = descriptors
        self._compressed = compressed
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    @property
    def http(self) -> str:
        """Base URL of HTTP."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        """URL of the live endpoint."""
        return f"ws://127.0.0.1:{self.port}{FEEDS_WS}"

    def start(self) -> None:
        """Serve; again on the port it had."""
        command = [str(BIN / "tradegen"), "serve", "--port", str(self.port)]
        if self._compressed:
            command = [str(BIN / "uvicorn"), *WITH_COMPRESSION, "--port", str(self.port)]
        if self._descriptors is not None:
            command = ["sh", "-c", f"ulimit -n {self._descriptors}; exec {shlex.join(command)}"]
        self._process, self.port = start(command, self._settings, folder=BUILT)

    def kill(self) -> None:
        """End the process as when the machine fails (SIGKILL)."""
        self._end(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the process to end (SIGTERM), and do not wait for it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    def wait(self) -> int:
        """Wait until the process has ended; return its exit code."""
        assert self._process is not None
        return self._process.wait(PATIENCE_S)

    def publish(self, route: Route, name: str, count: int, **how: float) -> Facts:
        """Publish ticks, and wait until they are published; ``how``: ``per_turn``, ``per_s``, ``filler``."""
        return self.post("publish", route=route, name=name, count=count, **how)

    def put_item(self, name: str, item_id: str) -> None:
        """Change an item of a feed's list."""
        item = {"name": name, "id": item_id}
        httpx.put(f"{self.http}/api/v1/feeds/items", json=item, timeout=PATIENCE_S).raise_for_status()

    def facts(self) -> Facts:
        """How the process is."""
        return self._answer(httpx.get(f"{self.http}/api/v1/feeds/facts", timeout=PATIENCE_S))

    def metric(self, name: str) -> float:
        """The value of a metric without labels."""
        return next(float(line.split()[1]) for line in self._metrics() if line.startswith(f"{name} "))

    def closed(self, code: int) -> float:
        """How many connections ended with a close code; before the first one the metric says nothing of it."""
        name = f'tradegen_connections_closed_total{{code="{code}"}} '
        return sum(float(line.split()[1]) for line in self._metrics() if line.startswith(name))

    def post(self, operation: str, **body: object) -> Facts:
        """Call an operation of the feeds."""
        url = f"{self.http}/api/v1/feeds/{operation}"
        return self._answer(httpx.post(url, json=body, timeout=10 * PATIENCE_S))

    async def settles(self, happened: Callable[[Facts], bool]) -> Facts:
        """Ask again and again, because another process tells nothing by itself, until something is true of it.

        Raises:
            AssertionError: it does not come true.
        """
        for _ in range(int(PATIENCE_S / ASK_AGAIN_S)):
            facts = await asyncio.to_thread(self.facts)
            if happened(facts):
                return facts
            await asyncio.sleep(ASK_AGAIN_S)
        raise AssertionError(f"it has not happened: {facts}")

    def _metrics(self) -> list[str]:
        return httpx.get(f"{self.http}/metrics", timeout=PATIENCE_S).raise_for_status().text.splitlines()

    def _answer(self, response: httpx.Response) -> Facts:
        facts: Facts = response.raise_for_status().json()
        return facts

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE_S)


@contextmanager
def served_feeds(*, descriptors: int | None = None, compressed: bool = False, **settings: Any) -> Iterator[ServedFeeds]:
    """Build and serve until the block ends; ``settings`` are environment variables, ``descriptors`` the most files.

    ``compressed``: by uvicorn's own command line, with permessage-deflate.
    """
    build_project()
    texts = {name: str(value) for name, value in settings.items()}
    if compressed:
        texts["PYTHONPATH"] = "generated/python:contracts:."
    server = ServedFeeds(texts, descriptors=descriptors, compressed=compressed)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def allow_many_descriptors() -> None:
    """Let this process open as many sockets as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

"""The feeds on ASGI servers that are not ours, as an operator would start them."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, Literal

import httpx
from tests.e2e.live_server import BIN, PATIENCE_S, clean_environment
from tests.faults.served import ASK_AGAIN_S, BUILT, ServedFeeds, build_project

OtherServer = Literal["granian", "hypercorn", "uvicorn"]
"""In Rust, on trio's and asyncio's protocols, and the one that ours is built on, with its own WebSockets."""

OTHER_SERVERS: Final[tuple[OtherServer, ...]] = ("granian", "hypercorn", "uvicorn")
_APP: Final = "feed_api.main:app"
_PATH: Final = "generated/python:contracts:."


class OtherFeeds(ServedFeeds):
    """One process of another server; :meth:`start` again serves on the same port."""

    def __init__(self, kind: OtherServer) -> None:
        super().__init__({"PYTHONPATH": _PATH})
        self._kind: Final = kind

    def start(self) -> None:
        """Serve, and wait for the first answer: each server announces itself in its own words, or not at all."""
        self.port = self.port or free_port()
        self._process = subprocess.Popen(
            self._command(),
            cwd=BUILT,
            env=clean_environment(self._settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            process_group=0,
        )
        if not answers(f"{self.http}/livez", self._process):
            self.kill()
            raise RuntimeError(f"{self._kind} did not come up")

    def kill(self) -> None:
        """End the process and those that it started, which granian does not wait for."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, 9)
            self._process.wait(PATIENCE_S)

    def _command(self) -> list[str]:
        match self._kind:
            case "granian":
                return [str(BIN / "granian"), "--interface", "asgi", "--port", str(self.port), _APP]
            case "hypercorn":
                return [str(BIN / "hypercorn"), "--bind", f"127.0.0.1:{self.port}", _APP]
            case "uvicorn":
                return [str(BIN / "uvicorn"), "--port", str(self.port), _APP]


@contextmanager
def other_feeds(kind: OtherServer) -> Iterator[OtherFeeds]:
    """Build and serve until the block ends."""
    build_project()
    server = OtherFeeds(kind)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def answers(url: str, process: subprocess.Popen[Any]) -> bool:
    """Ask again and again, because not every server says when it is ready; return whether it came to an answer."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(httpx.TransportError):
            httpx.get(url)
            return True
        time.sleep(ASK_AGAIN_S)
    return False


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

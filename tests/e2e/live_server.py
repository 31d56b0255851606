"""The real server as its users run it: a process of its own, on a free loopback port, with the replay running fast."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Final, Literal

ROOT: Final = Path(__file__).parents[2]
BIN: Final = Path(sys.executable).parent

PATIENCE_S: Final = 30.0
"""How long a server may take to come up or to stop on a busy machine."""

ServerKind = Literal["tradegen", "uvicorn"]
"""``tradegen``: ``tradegen serve``. ``uvicorn``: plain uvicorn with its standard WebSocket implementation."""

SERVER_KINDS: Final[tuple[ServerKind, ...]] = ("tradegen", "uvicorn")

SETTINGS: Final[Mapping[str, str]] = {"TRADING_REPLAY_SPEED": "600", "TRADEGEN_DRAIN_S": "0"}
"""Ten minutes of market a second; a stopping server says goodbye to everybody at once."""

_ANNOUNCEMENT = re.compile(r"Uvicorn running on http://127\.0\.0\.1:(\d+)")


@dataclass
class LiveServer:
    """A server that accepts connections."""

    port: int
    kind: ServerKind
    settings: Mapping[str, str]
    process: subprocess.Popen[str]

    @property
    def http(self) -> str:
        """Base URL of HTTP."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        """Base URL of WebSockets."""
        return f"ws://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop as an operator does and wait until the process has ended."""
        self.process.terminate()
        self.process.wait(PATIENCE_S)

    def restart(self) -> None:
        """Stop, then serve again on the same port."""
        self.stop()
        self.process, _ = start(serve_command(self.kind, self.port), self.settings)


@contextmanager
def live_server(kind: ServerKind = "tradegen", **settings: str) -> Iterator[LiveServer]:
    """Serve the trading API until the block ends; ``settings`` are environment variables."""
    merged = {**SETTINGS, **settings}
    process, port = start(serve_command(kind, 0), merged)
    server = LiveServer(port, kind, merged, process)
    try:
        yield server
    finally:
        server.stop()


def serve_command(kind: ServerKind, port: int) -> list[str]:
    """Return the command line that serves the trading API; port 0 takes a free one."""
    match kind:
        case "tradegen":
            return [str(BIN / "tradegen"), "serve", "--port", str(port)]
        case "uvicorn":
            return [str(BIN / "uvicorn"), "trading_api.main:app", "--port", str(port)]


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment without what selects modules or tunes services, plus ``settings``."""
    ours = ("TRADING_", "TRADEGEN_", "ENABLED_MODULES")
    return {**{name: value for name, value in os.environ.items() if not name.startswith(ours)}, **settings}


def start(command: list[str], settings: Mapping[str, str], *, folder: Path = ROOT) -> tuple[subprocess.Popen[str], int]:
    """Start a server in a project's folder and wait until it says where it listens; return the process and its port."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=clean_environment(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    lines: Queue[str] = Queue()
    assert process.stderr is not None
    Thread(target=_drain, args=(process.stderr, lines), daemon=True).start()
    said: list[str] = []
    while True:
        try:
            line = lines.get(timeout=PATIENCE_S)
        except Empty:
            line = ""
        said.append(line)
        if announced := _ANNOUNCEMENT.search(line):
            return process, int(announced[1])
        if not line:
            process.kill()
            process.wait()
            raise RuntimeError(f"{shlex.join(command)} did not come up:\n{''.join(said)}")


def _drain(stream: IO[str], lines: "Queue[str]") -> None:
    """Read all a process says, so that it never waits for a reader; an empty line is its end."""
    with stream:
        for line in stream:
            lines.put(line)
    lines.put("")

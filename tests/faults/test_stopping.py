"""SIGTERM and SIGINT at moments when something hangs: the process ends, and leaves what it had entered."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

import pytest
from tests.e2e.live_server import PATIENCE_S, ROOT, clean_environment
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tradegen_runtime.links.uvicorn_server import MOST_STOPPING_S

SERVE: Final = """
import os, random, sys
from tradegen_runtime.links import uvicorn_server
from tradegen_runtime.topics import restarts
uvicorn_server.MOST_STOPPING_S = float(os.environ["MOST_STOPPING_S"])
random.random = lambda: 1.0
restarts.BASE_S = restarts.CAP_S = 3600.0
sys.exit(uvicorn_server.run_server("tests.faults.slow_desk:app", host="127.0.0.1", port=0))
"""

SUBSCRIBE: Final = json.dumps({"type": "orders.subscribe", "id": "1", "payload": {"accountId": "A"}})
ANNOUNCEMENT: Final = re.compile(r"Uvicorn running on http://127\.0\.0\.1:(\d+)")
WORD: Final = re.compile(r"[a-z]+")


class SlowProcess:
    """A server process that hangs somewhere, and the words that its service has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.words: list[str] = []
        self.tracebacks = 0

    def hear(self, pattern: re.Pattern[str] | str) -> re.Match[str]:
        """Wait until it says something."""
        for line in self._lines():
            if (found := re.search(pattern, line)) is not None:
                return found
        raise AssertionError(f"it has ended, having said {self.words}")

    @contextmanager
    def subscriber(self) -> Iterator[ClientConnection]:
        """Yield a connection that has asked for a topic, once the source has begun to open."""
        port = self.hear(ANNOUNCEMENT)[1]
        with connect(f"ws://127.0.0.1:{port}/api/v1/desk/ws", compression=None, proxy=None) as client:
            client.send(SUBSCRIBE)
            self.hear("^source$")
            yield client

    def end(self) -> int:
        """Wait until it has ended; return its exit code."""
        # Not by ``communicate``, which does not have what was read ahead of the last line.
        for _ in self._lines():
            pass
        return self.process.wait(PATIENCE_S)

    def _lines(self) -> Iterator[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if WORD.fullmatch(line.strip()):
                self.words.append(line.strip())
            self.tracebacks += "Traceback" in line
            yield line


@contextmanager
def slow_process(place: str, *, most_stopping_s: float = MOST_STOPPING_S) -> Iterator[SlowProcess]:
    """Run a server that hangs in a place, and stops within some seconds in spite of it."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "runtime" / "specimen")))
    settings = {"SLOW": place, "PYTHONPATH": path, "TRADEGEN_DRAIN_S": "0"}
    settings["MOST_STOPPING_S"] = str(most_stopping_s)
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        env=clean_environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield SlowProcess(process)
        finally:
            process.kill()


def hear_goodbye(client: ClientConnection) -> None:
    """Read up to the goodbye, and the close after it."""
    while "goaway" != json.loads(client.recv(PATIENCE_S))["type"]:
        pass
    with pytest.raises(ConnectionClosed) as closed:
        client.recv(PATIENCE_S)
    assert closed.value.rcvd is not None
    assert 4001 == closed.value.rcvd.code


@pytest.mark.parametrize("signals", [1, 2])
def test_stopped_while_its_services_start(signals: int) -> None:
    """It does not wait for what may take for ever: the service is cancelled, and the process has never served."""
    with slow_process("startup") as server:
        server.hear("^startup$")
        for _ in range(signals):
            server.process.send_signal(signal.SIGTERM)
        assert 3 == server.end()
        assert ["startup", "cancelled"] == server.words


@pytest.mark.parametrize("signals", [1, 2])
def test_stopped_while_a_source_opens(signals: int) -> None:
    """Who waits for the source hears the goodbye and 4001; the source is cancelled, the service left."""
    with slow_process("source") as server, server.subscriber() as client:
        for _ in range(signals):
            server.process.send_signal(signal.SIGTERM)
        hear_goodbye(client)
        assert -signal.SIGTERM == server.end()
        assert (["startup", "source", "cancelled", "left"], 0) == (server.words, server.tracebacks)


def test_stopped_while_a_source_rests() -> None:
    """Who was told that the source has failed hears the goodbye; it is not started again for that."""
    with slow_process("resting") as server, server.subscriber() as client:
        assert "ok" == json.loads(client.recv(PATIENCE_S))["payload"]["status"]
        assert "orders.stale" == json.loads(client.recv(PATIENCE_S))["type"]
        server.hear("^.*RuntimeError: source of A crashed")
        told = server.tracebacks
        server.process.send_signal(signal.SIGTERM)
        hear_goodbye(client)
        assert -signal.SIGTERM == server.end()
        assert (["startup", "source", "left"], told) == (server.words, server.tracebacks)


def test_stopped_while_a_snapshot_is_read() -> None:
    """The operation is cancelled, and who waits for the items hears the goodbye in their place."""
    with slow_process("snapshot") as server, server.subscriber() as client:
        assert "ok" == json.loads(client.recv(PATIENCE_S))["payload"]["status"]
        client.send(SUBSCRIBE.replace("subscribe", "snapshot"))
        server.hear("^snapshot$")
        server.process.send_signal(signal.SIGTERM)
        hear_goodbye(client)
        assert -signal.SIGTERM == server.end()
        assert ["startup", "source", "snapshot", "cancelled", "closing", "left"] == server.words
        assert 0 == server.tracebacks


def test_stopped_while_an_upgrade_is_looked_at() -> None:
    """Nobody waits for an authentication handler: the upgrade is answered 503, the handler cancelled."""
    with slow_process("upgrade") as server:
        port = server.hear(ANNOUNCEMENT)[1]
        with (
            ThreadPoolExecutor() as pool,
            pytest.raises(InvalidStatus) as refused,
        ):
            connecting = pool.submit(connect, f"ws://127.0.0.1:{port}/api/v1/desk/ws", proxy=None)
            server.hear("^upgrade$")
            server.process.send_signal(signal.SIGTERM)
            connecting.result(PATIENCE_S)
        assert 503 == refused.value.response.status_code
        assert -signal.SIGTERM == server.end()
        assert (["startup", "upgrade", "cancelled", "left"], 0) == (server.words, server.tracebacks)


def test_second_interrupt_ends_it_at_once() -> None:
    """Whoever presses Ctrl+C again does not wait for a source that does not close."""
    with slow_process("closing") as server, server.subscriber() as client:
        assert "ok" == json.loads(client.recv(PATIENCE_S))["payload"]["status"]
        server.process.send_signal(signal.SIGINT)
        server.hear("^closing$")
        server.process.send_signal(signal.SIGINT)
        assert -signal.SIGINT == server.end()
        assert ["startup", "source", "closing"] == server.words


def test_stopped_though_a_service_never_ends() -> None:
    """A service that hangs when it is left is cancelled, and the process ends in the time that is promised."""
    with slow_process("leaving", most_stopping_s=0.5) as server:
        server.hear(ANNOUNCEMENT)
        server.process.send_signal(signal.SIGTERM)
        server.hear("^leaving$")
        server.hear("did not end within 0.5 s")
        assert -signal.SIGTERM == server.end()
        assert ["startup", "leaving", "cancelled"] == server.words

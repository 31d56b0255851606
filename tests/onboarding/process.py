"""Runs programs as a reader of the documents would, and waits for what they say."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Final, Literal

PATIENCE_S: Final = 60.0
"""How long a program may take to say something on a busy machine."""

_SERVED: Final = re.compile(r"Uvicorn running on (http://127\.0\.0\.1:\d+)")


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(env or {}),
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def served(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """Run a server until the block ends; the value is its address."""
    with _lines(*command, cwd=cwd, env=env or {}, of="stderr") as next_line:
        seen = [next_line()]
        while not (found := _SERVED.search(seen[-1])):
            assert seen[-1], "the server ended:\n" + "".join(seen)
            seen.append(next_line())
        yield found[1]


def first_line(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a program until its first line of output, and return that; empty where it ends without one."""
    with _lines(*command, cwd=cwd, env=env or {}, of="stdout") as next_line:
        return next_line().rstrip("\n")


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with ``changes``, without what would lead to this repository's packages."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, **changes}


@contextmanager
def _lines(
    *command: str | Path, cwd: Path, env: Mapping[str, str], of: Literal["stdout", "stderr"]
) -> Iterator[Callable[[], str]]:
    """Run a program until the block ends; the value waits for the next line it prints, empty at the end."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=environment({**env, "PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE if of == "stdout" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if of == "stderr" else None,
        text=True,
    )
    stream = process.stdout if of == "stdout" else process.stderr
    assert stream is not None
    lines: Queue[str] = Queue()
    reader = Thread(target=_read, args=(stream, lines))
    reader.start()
    try:
        yield lambda: lines.get(timeout=PATIENCE_S)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        reader.join()


def _read(stream: IO[str], lines: Queue[str]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put("")

"""A child process that answers commands: one JSON object a line in, one out."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import msgspec

ROOT = Path(__file__).parents[2]


class ChildProcess:
    """Runs ``python -m module`` while it is entered; its errors go to our own."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._process: subprocess.Popen[bytes]

    def __enter__(self) -> "ChildProcess":
        self._process = subprocess.Popen(self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def tell(self, command: Mapping[str, object]) -> None:
        """Send a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(command) + b"\n")
        self._process.stdin.flush()

    def hear(self) -> dict[str, float]:
        """Wait for the next answer.

        Raises:
            SystemExit: the process has ended.
        """
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{' '.join(self._command)} has ended")
        return msgspec.json.decode(line, type=dict[str, float])

    def ask(self, command: Mapping[str, object]) -> dict[str, float]:
        """Send a command and wait for its answer."""
        self.tell(command)
        return self.hear()

"""Run a tool of another language or make, and get its output with a time limit."""

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tradegen.report.finding import CannotCheck

_ERROR: Final = re.compile(r"(\w*Error|error TS\d+):")
_LONGEST: Final = 300  # characters


class Finished(msgspec.Struct, frozen=True):
    """What a tool printed, and its exit code."""

    code: int
    output: str

    @property
    def complaint(self) -> str:
        """The line that says what went wrong, where it can be told from the others."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        told = [line for line in lines if _ERROR.search(line)] or lines[-1:] or [f"exit status {self.code}"]
        return told[0][:_LONGEST]


def run_tool(
    command: Sequence[str | Path], *, cwd: Path, limit_s: float = 300.0, environment: Mapping[str, str] | None = None
) -> Finished:
    """Run ``command`` to its end; stdout and stderr come as one text.

    Raises:
        CannotCheck: it cannot be started, or takes longer than ``limit_s``.
    """
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise CannotCheck(f"{command[0]} cannot be started: {error.strerror}") from None
    try:
        output, _ = process.communicate(timeout=limit_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise CannotCheck(f"{Path(command[0]).name} has not come to an end after {limit_s:g} s") from None
    return Finished(process.returncode, output.decode(errors="replace"))

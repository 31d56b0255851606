"""Runs a command and weighs it: seconds, and the memory of all its processes together.

The kernel keeps the greatest size of each process; those of all processes are added, as if all had been at their
greatest at once and shared nothing. What is weighed so is at most lighter than it seems.
"""

import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_GREATEST: Final = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_PROCESSES: Final = Path("/proc")
_PAUSE_S: Final = 0.005


@dataclass(frozen=True)
class Weighed:
    """How a command ended, what it said, how long it took, and how much memory its processes had."""

    code: int
    stderr: str
    seconds: float
    mib: float


def weigh(command: Sequence[str], *, limit_s: float = 120) -> Weighed:
    """Run ``command`` to its end.

    Raises:
        TimeoutError: it does not come to an end.
    """
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as process,
    ):
        family = _Family(process.pid)
        while process.poll() is None:
            family.look()
            if time.perf_counter() - start > limit_s:
                process.kill()
                raise TimeoutError(f"{' '.join(command)} has not come to an end after {limit_s:g} s")
            time.sleep(_PAUSE_S)
        seconds = time.perf_counter() - start
        said.seek(0)
        return Weighed(process.returncode, said.read(), seconds, family.kib / 1024)


class _Family:
    """A process and all that descend from it."""

    def __init__(self, first: int) -> None:
        self._sizes = {first: 0}
        self._strangers = {int(path.name) for path in _PROCESSES.iterdir() if path.name.isdecimal()} - {first}

    @property
    def kib(self) -> int:
        """The greatest sizes of all of them, added."""
        return sum(self._sizes.values())

    def look(self) -> None:
        """Take down who is there, and how great each has been."""
        found = [int(path.name) for path in _PROCESSES.iterdir() if path.name.isdecimal()]
        for pid in sorted(pid for pid in found if pid not in self._sizes and pid not in self._strangers):
            (self._sizes.setdefault(pid, 0) if _parent(pid) in self._sizes else self._strangers.add(pid))
        for pid in self._sizes:
            if (size := _GREATEST.search(_read(_PROCESSES / f"{pid}/status"))) is not None:
                self._sizes[pid] = max(self._sizes[pid], int(size[1]))


def _parent(pid: int) -> int:
    told = _read(_PROCESSES / f"{pid}/stat").rpartition(") ")[2].split()
    return int(told[1]) if len(told) > 1 else 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:  # it has ended meanwhile
        return ""
